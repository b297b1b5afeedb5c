import { describe, expect, it } from 'vitest';
import { InvalidPolicyError } from '../errors/invalid-policy-error.ts';
import { canonicalJson } from '../shared/json.ts';
import { definePolicy, policyAmount, policyDigest } from './define-policy.ts';

/** The paths that a policy is refused for. Takes anything, as a host without types would hand it over. */
function refusedPaths(input: unknown): readonly string[] {
  try {
    Reflect.apply(definePolicy, undefined, [input]);
  } catch (error) {
    if (error instanceof InvalidPolicyError) return error.issues.map(({ path }) => path);
    throw error;
  }
  return [];
}

describe('definePolicy', () => {
  it('has the defaults that the documentation promises', () => {
    const policy = definePolicy({ currency: 'USD' });
    expect(policy.limits).toMatchObject({
      maxDailyBudgetPerAdSet: '1000.00',
      maxDailyBudgetPerCampaign: '5000.00',
      maxTotalDailySpend: '10000.00',
      dailyFlex: 1.75,
      maxWorstCaseDay: null,
      maxStep: 0.4,
      learningMaxStep: 0.2,
      increaseCooldownHours: 24,
      decreaseCooldownHours: 24,
      decreaseAfterIncreaseHours: 6,
      directionChangeHours: 24,
    });
    expect(policy.roas).toMatchObject({
      pauseBelow: 0.8,
      decreaseBelow: 1.5,
      increaseAbove: 3,
      fullIncreaseAt: 5,
      minStep: 0.2,
      maxStep: 0.4,
      windowDays: [7, 14, 28],
      pauseEvidence: 10,
      decreaseEvidence: 5,
      minConversions: 10,
      minAgeHours: 48,
      breakEvenRoas: null,
    });
    expect(policy.approvals).toMatchObject({
      perAction: '500.00',
      maxPauses: 5,
      requireHumanApproval: false,
    });
    expect(policy.data.maxInsightAgeHours).toBe(6);
    expect(policy.experiments).toMatchObject({
      minDurationHours: 48,
      minImpressionsPerVariant: 1000,
      alpha: 0.05,
      method: 'always_valid',
    });
    expect(policy.maturity.priorShares).toEqual([0.6, 0.76, 0.84, 0.89, 0.93, 0.96, 0.98, 1]);
  });

  it('is plain JSON, and defining it again changes nothing', () => {
    const policy = definePolicy({ currency: 'EUR', roas: { breakEvenRoas: 1.8 } });
    expect(definePolicy(policy)).toEqual(policy);
    expect(definePolicy(JSON.parse(canonicalJson(policy)))).toEqual(policy);
  });

  it('keeps what a host sets, and the defaults beside it', () => {
    const policy = definePolicy({
      currency: 'CHF',
      limits: { maxTotalDailySpend: '200', quietHours: { from: 22, to: 6 } },
      fatigue: { ctrDrop: { drop: 0.4 } },
    });
    expect(policy.limits).toMatchObject({ maxTotalDailySpend: '200', maxDailyBudgetPerAdSet: '1000.00' });
    expect(policy.fatigue.ctrDrop).toMatchObject({ drop: 0.4, recentDays: 1, baselineDays: 7 });
  });

  it.each(['USD', 'EUR', 'GBP', 'CAD', 'AUD', 'CHF'])('has amounts for %s', (currency) => {
    expect(refusedPaths({ currency })).toEqual([]);
  });

  it('starts from a preset, and puts what a host sets over it, field by field', () => {
    const policy = definePolicy({
      currency: 'USD',
      preset: 'cautious',
      roas: { maxStep: 0.15 },
      limits: { maxTotalDailySpend: '200.00', maxStep: undefined },
    });
    expect(policy.roas).toMatchObject({ minStep: 0.1, maxStep: 0.15, increaseAbove: 3 });
    expect(policy.limits).toMatchObject({
      maxStep: 0.2,
      maxRollingIncrease: 1.2,
      maxRollingDecrease: 0.8,
      maxTotalDailySpend: '200.00',
      maxDailyBudgetPerAdSet: '1000.00',
    });
  });

  it('takes the plain percentages of the preset seed', () => {
    const policy = definePolicy({ currency: 'USD', preset: 'seed' });
    expect(policy.roas).toMatchObject({ estimator: 'raw', requireConfidence: false, windowDays: [7] });
    expect(policy.roas).toMatchObject({ pauseBelow: 0.8, decreaseBelow: 1.5, increaseAbove: 3 });
    expect(policy.fatigue).toMatchObject({
      cusum: { enabled: false },
      ctrDrop: { enabled: true, drop: 0.3 },
      ageAndDrop: { enabled: true, drop: 0.2 },
      score: { enabled: true },
      minStandardErrors: 0,
    });
    expect(policy.experiments).toMatchObject({ method: 'chi_square', winnerBy: 'composite' });
  });

  it.each(['USD', 'JPY'])('does not remember the preset in %s', (currency) => {
    const limits = {
      maxDailyBudgetPerAdSet: '1000',
      maxDailyBudgetPerCampaign: '5000',
      maxTotalDailySpend: '10000',
    };
    const policy = definePolicy({ currency, preset: 'cautious', limits, approvals: { perAction: '500' } });
    expect(policy).not.toHaveProperty('preset');
    expect(definePolicy(policy)).toEqual(policy);
  });

  it('demands every amount in other currencies, by path', () => {
    const amounts = [
      'limits.maxDailyBudgetPerAdSet',
      'limits.maxDailyBudgetPerCampaign',
      'limits.maxTotalDailySpend',
      'approvals.perAction',
    ];
    expect(refusedPaths({ currency: 'JPY' })).toEqual(amounts);
    expect(refusedPaths({ currency: 'JPY', limits: { maxTotalDailySpend: '100000' } })).toEqual(
      amounts.filter((path) => path !== 'limits.maxTotalDailySpend'),
    );
    const limits = {
      maxDailyBudgetPerAdSet: '10000',
      maxDailyBudgetPerCampaign: '50000',
      maxTotalDailySpend: '100000',
    };
    expect(refusedPaths({ currency: 'JPY', limits, approvals: { perAction: '5000' } })).toEqual([]);
  });

  it('says that a currency has no default for an amount', () => {
    expect(() => definePolicy({ currency: 'JPY', limits: { maxTotalDailySpend: '100000' } })).toThrow(
      'approvals.perAction: JPY has no default for this amount: give it as decimal text such as "500.00"',
    );
  });

  it.each([
    ['of a wrong currency', { currency: 'eur' }, ['currency']],
    ['of no currency', {}, ['currency']],
    ['of nothing at all', { currency: null, limits: {} }, ['currency']],
    [
      'that are given beside a wrong currency',
      { currency: 'eur', limits: { maxTotalDailySpend: 'much', maxStep: 2 } },
      ['currency', 'limits.maxTotalDailySpend', 'limits.maxStep'],
    ],
  ])('names amounts %s only where they are wrong themselves', (_, input, paths) => {
    expect([...refusedPaths(input)].sort()).toEqual(paths.toSorted());
  });

  it.each([
    { approvals: { twoPersonMultiple: 1 } },
    { limits: { increaseCooldownHours: 192, directionChangeHours: 0 } },
    { experiments: { minVariants: 2 } },
    { targeting: { geoConstraints: { ES: { min: 0.6 }, PT: { min: 0.4 } } } },
    { roas: { increaseConfidence: 0.5 } },
  ])('takes a value at its bound: %j', (fields) => {
    expect(refusedPaths({ currency: 'USD', ...fields })).toEqual([]);
  });

  it('names each unknown key', () => {
    expect(refusedPaths({ currency: 'USD', roas: { up: 1, down: 2 } })).toEqual(['roas.up', 'roas.down']);
  });

  it.each([
    ['no currency', {}, 'currency'],
    ['a currency that Meta does not know', { currency: 'XXX' }, 'currency'],
    ['an unknown key', { currency: 'USD', rosa: {} }, 'rosa'],
    ['an unknown key further down', { currency: 'USD', roas: { increaseAbov: 3 } }, 'roas.increaseAbov'],
    [
      'an unknown key in a nested group',
      { currency: 'USD', fatigue: { ctrDrop: { dropp: 1 } } },
      'fatigue.ctrDrop.dropp',
    ],
    [
      'a second person for less than a first one',
      { currency: 'USD', approvals: { twoPersonMultiple: 0.5 } },
      'approvals.twoPersonMultiple',
    ],
    [
      'a cooldown beyond what is remembered',
      { currency: 'USD', limits: { increaseCooldownHours: 193 } },
      'limits.increaseCooldownHours',
    ],
    [
      'a test of one variant',
      { currency: 'USD', experiments: { minVariants: 1 } },
      'experiments.minVariants',
    ],
    [
      'countries that need more than there is',
      { currency: 'USD', targeting: { geoConstraints: { ES: { min: 0.6 }, PT: { min: 0.41 } } } },
      'targeting.geoConstraints',
    ],
    [
      'a raise that is likelier wrong than right',
      { currency: 'USD', roas: { increaseConfidence: 0.49 } },
      'roas.increaseConfidence',
    ],
    ['an unknown preset', { currency: 'USD', preset: 'bold' }, 'preset'],
    ['text where a number belongs', { currency: 'USD', roas: { increaseAbove: '3' } }, 'roas.increaseAbove'],
    ['not a number', { currency: 'USD', roas: { increaseAbove: Number.NaN } }, 'roas.increaseAbove'],
    ['a share above 1', { currency: 'USD', limits: { maxStep: 1.2 } }, 'limits.maxStep'],
    [
      'a cap as a number',
      { currency: 'USD', limits: { maxTotalDailySpend: 100 } },
      'limits.maxTotalDailySpend',
    ],
    [
      'a negative cap',
      { currency: 'USD', limits: { maxTotalDailySpend: '-1' } },
      'limits.maxTotalDailySpend',
    ],
    ['limits that are no group', { currency: 'USD', limits: 'none' }, 'limits'],
    [
      'hours beyond the day',
      { currency: 'USD', limits: { quietHours: { from: 24, to: 6 } } },
      'limits.quietHours.from',
    ],
    [
      'digits below the cent',
      { currency: 'USD', limits: { maxTotalDailySpend: '0.001' } },
      'limits.maxTotalDailySpend',
    ],
    [
      'fractions of a cent in the approval limit',
      { currency: 'USD', approvals: { perAction: '5.555' } },
      'approvals.perAction',
    ],
    ['thresholds out of order', { currency: 'USD', roas: { decreaseBelow: 4 } }, 'roas.pauseBelow'],
    ['a smallest step above the largest', { currency: 'USD', roas: { minStep: 0.5 } }, 'roas.minStep'],
    ['windows that shrink', { currency: 'USD', roas: { windowDays: [14, 7] } }, 'roas.windowDays'],
    ['no window at all', { currency: 'USD', roas: { windowDays: [] } }, 'roas.windowDays'],
    [
      'multiples of the break-even out of order',
      { currency: 'USD', roas: { breakEvenMultiples: { pause: 1.2 } } },
      'roas.breakEvenMultiples.pause',
    ],
    ['tiers out of order', { currency: 'USD', roas: { tiers: { poor: 2.5 } } }, 'roas.tiers.poor'],
    ['severities out of order', { currency: 'USD', spikes: { minor: 5 } }, 'spikes.minor'],
    [
      'a shortest baseline above the longest',
      { currency: 'USD', spikes: { minBaselinePoints: 30 } },
      'spikes.minBaselinePoints',
    ],
    ['shares that fall', { currency: 'USD', maturity: { priorShares: [0.9, 0.8] } }, 'maturity.priorShares'],
    [
      'more variants at least than at most',
      { currency: 'USD', experiments: { minVariants: 16 } },
      'experiments.minVariants',
    ],
    [
      'tests that end before they may be looked at',
      { currency: 'USD', experiments: { maxDurationHours: 24 } },
      'experiments.minDurationHours',
    ],
    [
      'weights that do not sum to 1',
      { currency: 'USD', experiments: { scoreWeights: { roas: 0.6 } } },
      'experiments.scoreWeights',
    ],
    [
      'fatigue levels out of order',
      { currency: 'USD', fatigue: { score: { mild: 60 } } },
      'fatigue.score.mild',
    ],
    [
      'a band of clicks upside down',
      { currency: 'USD', data: { trackingOutage: { minClickShare: 3 } } },
      'data.trackingOutage.minClickShare',
    ],
    [
      'optimizer weights that do not sum to 1',
      { currency: 'USD', optimizer: { weights: { roas: 0.5 } } },
      'optimizer.weights',
    ],
    [
      'a share per country upside down',
      { currency: 'USD', targeting: { geoConstraints: { ES: { min: 0.6, max: 0.5 } } } },
      'targeting.geoConstraints.ES',
    ],
    [
      'a default number of variants out of its range',
      { currency: 'USD', production: { defaultVariants: 20 } },
      'production.defaultVariants',
    ],
    [
      'durations that overlap',
      { currency: 'USD', production: { durations: { short: { from: 6, to: 9 } } } },
      'production.durations',
    ],
    [
      'more variants than a master may have',
      { currency: 'USD', production: { maxVariants: 16 } },
      'production.maxVariants',
    ],
    [
      'a length that is no whole number of milliseconds',
      { currency: 'USD', production: { durations: { short: { to: 7.9999 } } } },
      'production.durations.short.to',
    ],
    [
      'archive borders out of order',
      { currency: 'USD', optimizer: { archiveBelow: 60 } },
      'optimizer.archiveBelow',
    ],
  ])('refuses %s and names the path', (_, input, path) => {
    expect(refusedPaths(input)).toContain(path);
  });

  it.each([null, undefined, 'USD', 3])('refuses %s as a whole', (input) => {
    expect(refusedPaths(input)).toEqual(['']);
  });

  it('names everything that is wrong at once', () => {
    const paths = refusedPaths({ currency: 'USD', roas: { minStep: 2 }, limits: { maxStep: -1 } });
    expect(paths).toEqual(expect.arrayContaining(['roas.minStep', 'limits.maxStep']));
  });
});

describe('policyDigest', () => {
  it('is the same for the same thresholds, however they were written, and differs otherwise', () => {
    const policy = definePolicy({ currency: 'USD' });
    expect(policyDigest(definePolicy({ currency: 'USD', roas: { increaseAbove: 3 } }))).toBe(
      policyDigest(policy),
    );
    expect(policyDigest(definePolicy({ currency: 'USD', roas: { increaseAbove: 3.1 } }))).not.toBe(
      policyDigest(policy),
    );
  });
});

describe('policyAmount', () => {
  it('is in minor units of the policy', () => {
    expect(policyAmount(definePolicy({ currency: 'USD' }), '500.00')).toBe(50_000);
  });
});

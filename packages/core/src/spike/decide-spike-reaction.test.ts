import { describe, expect, it } from 'vitest';
import { deviations, goldenCases } from '../../testing/golden-cases.ts';
import { definePolicy } from '../policy/define-policy.ts';
import { decideSpikeReaction, type SpikeContext, type SpikeReturn } from './decide-spike-reaction.ts';
import type { SpikeReport } from './detect-spike.ts';
import type { SpikeMetric, SpikeSeverity, SpikeTested } from './judge-evidence.ts';

const policy = definePolicy({ currency: 'USD' });

function aSpike(
  metric: SpikeMetric,
  direction: SpikeTested['direction'],
  severity: SpikeSeverity,
  overrides: Partial<SpikeTested> = {},
): SpikeTested {
  const change = overrides.change ?? (direction === 'bad' ? 'down' : 'up');
  return {
    metric,
    tested: true,
    observed: 0.5,
    expected: 1,
    change,
    direction,
    pValue: 1e-8,
    adjustedPValue: 7e-8,
    zEq: change === 'up' ? 5.4 : -5.4,
    severity,
    reason: `${metric} changed`,
    ...overrides,
  };
}

function aReport(...tests: readonly SpikeTested[]): SpikeReport {
  return {
    period: '2026-01-14',
    tests,
    worst: tests.find(({ direction }) => direction === 'bad') ?? null,
    best: tests.find(({ direction }) => direction === 'good') ?? null,
  };
}

function aContext(known: Partial<SpikeReturn> = {}, overrides: Partial<SpikeContext> = {}): SpikeContext {
  return {
    summary: { shrunk: 2.5, interval: [1.6, 3.6], expectedConversions: 18, ...known },
    learning: false,
    hoursSinceRaise: null,
    hoursSinceBoost: null,
    dataAgeHours: 0,
    ...overrides,
  };
}

const RUNAWAY = aSpike('spend', 'neutral', 'minor', { change: 'up' });
const GOOD_NEWS = aSpike('cvr', 'good', 'moderate');
const BAD_NEWS = aSpike('ctr', 'bad', 'minor', { observed: 0.6 });
const COLLAPSE = aSpike('cvr', 'bad', 'severe');

type GoldenInput = {
  readonly spikes: readonly (Pick<SpikeTested, 'metric' | 'direction'> &
    Partial<SpikeTested> & { readonly severity: SpikeSeverity })[];
  readonly context: Partial<SpikeReturn> & Partial<SpikeContext>;
};

describe('decideSpikeReaction', () => {
  it.each(goldenCases<GoldenInput>('spike-reaction'))(
    'judges $name',
    ({ input: { spikes, context }, expected }) => {
      const report = aReport(
        ...spikes.map(({ metric, direction, severity, ...more }) =>
          aSpike(metric, direction, severity, more),
        ),
      );
      const { shrunk, interval, expectedConversions, ...others } = context;
      const summary = { shrunk, interval, expectedConversions };
      const known = Object.fromEntries(Object.entries(summary).filter(([, value]) => value !== undefined));
      const reaction = decideSpikeReaction(report, aContext(known, others), policy);
      const { restsOn, factor } = reaction.kind === 'none' ? { restsOn: null, factor: null } : reaction;
      expect(deviations({ kind: reaction.kind, restsOn, factor }, expected)).toEqual([]);
    },
  );

  it('does nothing on an ordinary day', () => {
    expect(decideSpikeReaction(aReport(), aContext(), policy)).toEqual({
      kind: 'none',
      reason: 'nothing unusual on 2026-01-14',
    });
  });

  describe('runaway spend', () => {
    it.each([
      ['a return below 1 with evidence', aContext({ shrunk: 0.99, expectedConversions: 5 }), []],
      ['a click-through rate that halved', aContext(), [aSpike('ctr', 'bad', 'minor', { observed: 0.5 })]],
      [
        'an unknown return and a halved click-through rate',
        aContext({ shrunk: null }),
        [aSpike('ctr', 'bad', 'minor', { observed: 0.4 })],
      ],
    ])('pauses at %s', (_, context, others) => {
      expect(decideSpikeReaction(aReport(RUNAWAY, ...others), context, policy)).toMatchObject({
        kind: 'risk',
      });
    });

    it('says whether it rests on conversions', () => {
      const poor = aContext({ shrunk: 0.5 });
      expect(decideSpikeReaction(aReport(RUNAWAY), poor, policy)).toMatchObject({ restsOn: 'conversions' });
      const halved = aReport(RUNAWAY, aSpike('ctr', 'bad', 'minor', { observed: 0.4 }));
      expect(decideSpikeReaction(halved, aContext(), policy)).toMatchObject({ restsOn: 'delivery' });
      // A poor return besides must not make the pause wait for the conversions.
      expect(decideSpikeReaction(halved, poor, policy)).toMatchObject({ kind: 'risk', restsOn: 'delivery' });
    });

    it('needs figures that are two hours old at most', () => {
      const kindAt = (dataAgeHours: number | null) =>
        decideSpikeReaction(aReport(RUNAWAY), aContext({ shrunk: 0.5 }, { dataAgeHours }), policy).kind;
      expect(kindAt(2)).toBe('risk');
      expect(kindAt(2.01)).toBe('none');
      expect(kindAt(null)).toBe('none');
    });

    it.each([
      ['the return is 1', aContext({ shrunk: 1 })],
      ['the evidence is thin', aContext({ shrunk: 0.5, expectedConversions: 4.9 })],
      ['the return is good', aContext()],
      ['the return is unknown', aContext({ shrunk: null })],
    ])('is nothing to act on while %s', (_, context) => {
      expect(decideSpikeReaction(aReport(RUNAWAY), context, policy).kind).toBe('none');
    });

    it('pauses a learning ad set too, and goes before everything else', () => {
      const context = aContext({ shrunk: 0.5, interval: [0.3, 0.9] }, { learning: true });
      expect(decideSpikeReaction(aReport(RUNAWAY, COLLAPSE, GOOD_NEWS), context, policy).kind).toBe('risk');
    });

    it('needs more than the smallest change that counts', () => {
      const kindAt = (zEq: number) =>
        decideSpikeReaction(
          aReport(aSpike('spend', 'neutral', 'minor', { change: 'up', zEq })),
          aContext({ shrunk: 0.5 }),
          policy,
        ).kind;
      expect(kindAt(3)).toBe('none');
      expect(kindAt(3.001)).toBe('risk');
    });

    it('is no risk when spend falls', () => {
      const fall = aSpike('spend', 'neutral', 'severe', { change: 'down' });
      expect(decideSpikeReaction(aReport(fall), aContext({ shrunk: 0.5 }), policy).kind).toBe('none');
    });
  });

  describe('bad news', () => {
    it('pauses on a severe drop of conversions where the whole interval of the return is below 1.5', () => {
      expect(
        decideSpikeReaction(aReport(COLLAPSE), aContext({ interval: [0.6, 1.49] }), policy),
      ).toMatchObject({ kind: 'severe_negative' });
    });

    it.each([
      ['the interval reaches 1.5', COLLAPSE, aContext({ interval: [0.6, 1.5] })],
      ['the return is unknown', COLLAPSE, aContext({ interval: null, shrunk: null })],
      ['it is learning', COLLAPSE, aContext({ interval: [0.6, 1.2] }, { learning: true })],
      ['the drop is moderate', aSpike('roas', 'bad', 'moderate'), aContext({ interval: [0.6, 1.2] })],
      ['only clicks dropped', aSpike('ctr', 'bad', 'severe'), aContext({ interval: [0.6, 1.2] })],
    ])('takes 10 %% off where %s', (_, drop, context) => {
      expect(decideSpikeReaction(aReport(drop), context, policy)).toMatchObject({
        kind: 'negative',
        factor: 0.9,
      });
    });

    it.each([
      ['cvr', 'conversions'],
      ['roas', 'conversions'],
      ['ctr', 'delivery'],
      ['cpc', 'delivery'],
      ['cpm', 'delivery'],
      ['frequency', 'delivery'],
    ] as const)('of %s rests on %s', (metric, restsOn) => {
      const drop = aSpike(metric, 'bad', 'minor');
      expect(decideSpikeReaction(aReport(drop), aContext(), policy)).toMatchObject({ restsOn });
    });

    it('of conversions waits for nobody where delivery is bad as well', () => {
      const both = aReport(aSpike('roas', 'bad', 'moderate'), aSpike('cpc', 'bad', 'minor'));
      expect(decideSpikeReaction(both, aContext(), policy)).toMatchObject({
        kind: 'negative',
        spike: { metric: 'roas' },
        restsOn: 'delivery',
      });
    });

    it('outweighs good news', () => {
      expect(decideSpikeReaction(aReport(BAD_NEWS, GOOD_NEWS), aContext(), policy)).toMatchObject({
        kind: 'negative',
        spike: { metric: 'ctr' },
      });
    });
  });

  describe('good news', () => {
    it('waits as long after a raise as the policy says, however long a boost lasts', () => {
      const raised = aContext({}, { hoursSinceRaise: 30 });
      const kindUnder = (spikes: Partial<typeof policy.spikes>) =>
        decideSpikeReaction(aReport(GOOD_NEWS), raised, {
          ...policy,
          spikes: { ...policy.spikes, ...spikes },
        }).kind;
      expect(kindUnder({ boostHours: 48 })).toBe('positive');
      expect(kindUnder({ raiseWaitHours: 48 })).toBe('none');
    });

    it.each([
      ['where the return is above 2', aContext({ shrunk: 2.01 })],
      ['24 h after a raise', aContext({}, { hoursSinceRaise: 24 })],
      ['72 h after a boost', aContext({}, { hoursSinceRaise: 72, hoursSinceBoost: 72 })],
    ])('lends 15 %% %s', (_, context) => {
      expect(decideSpikeReaction(aReport(GOOD_NEWS), context, policy)).toMatchObject({
        kind: 'positive',
        factor: 1.15,
      });
    });

    it.each([
      ['a return of exactly 2', aContext({ shrunk: 2 }), /not above 2/],
      ['an unknown return', aContext({ shrunk: null }), /unknown/],
      ['learning', aContext({}, { learning: true }), /learning/],
      ['a raise less than 24 h ago', aContext({}, { hoursSinceRaise: 23.9 }), /raised 23.9 h ago/],
      [
        'a boost less than 72 h ago',
        aContext({}, { hoursSinceRaise: 71, hoursSinceBoost: 71 }),
        /last boost/,
      ],
    ])('lends nothing at %s, and says so', (_, context, reason) => {
      expect(decideSpikeReaction(aReport(GOOD_NEWS), context, policy)).toMatchObject({
        kind: 'none',
        reason: expect.stringMatching(reason),
      });
    });
  });

  describe('where the policy gives a break-even of 2.5', () => {
    const dear = definePolicy({ currency: 'USD', roas: { breakEvenRoas: 2.5 } });
    const fall = aSpike('cvr', 'bad', 'severe');

    it.each([
      // 2 / 1.5, 1.5 / 1.5 and 1 / 1.5 of the ROAS below which budgets are cut.
      ['boosts above 3.33', aReport(GOOD_NEWS), { shrunk: 3.34 }, 'positive'],
      ['boosts no return of 3.33', aReport(GOOD_NEWS), { shrunk: 3.33 }, 'none'],
      [
        'pauses where the whole interval lies below 2.5',
        aReport(fall),
        { interval: [1, 2.49] },
        'severe_negative',
      ],
      ['pauses nothing that may reach 2.5', aReport(fall), { interval: [1, 2.5] }, 'negative'],
      ['takes a return below 1.67 for a risk', aReport(RUNAWAY), { shrunk: 1.66 }, 'risk'],
      ['takes no return of 1.67 for one', aReport(RUNAWAY), { shrunk: 1.67 }, 'none'],
    ] as const)('%s', (_, report, summary, kind) => {
      expect(decideSpikeReaction(report, aContext(summary), dear).kind).toBe(kind);
    });
  });
});

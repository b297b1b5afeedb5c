import { describe, expect, it } from 'vitest';
import {
  aBudgetChange,
  aCampaign,
  anAccount,
  anAdSet,
  anInsightRow,
  aPolicy,
  aSnapshot,
  NOW,
} from '../../../testing/index.ts';
import { addDays } from '../../shared/day.ts';
import { addHours } from '../../shared/instant.ts';
import type { Json } from '../../shared/json.ts';
import type { SetBudget } from '../action.ts';
import { describeAction, type Hold, type Proposal } from '../decision.ts';
import { buildFacts } from '../facts.ts';
import { planCycle } from '../plan-cycle.ts';
import type { Snapshot } from '../snapshot.ts';
import { boostExpiry } from './boost-expiry.ts';
import { roasScaling } from './roas-scaling.ts';

type Figures = {
  readonly conversions: number | null;
  readonly spend: number;
  readonly revenue: number | null;
};

function days(figures: Figures, row: Partial<ReturnType<typeof anInsightRow>> = {}) {
  return Array.from({ length: 14 }, (_, age) =>
    anInsightRow({ day: addDays('2026-01-14', -age), ...figures, ...row }),
  );
}

const excellent = { conversions: 10, spend: 5000, revenue: 35_000 };
const poor = { conversions: 5, spend: 20_000, revenue: 24_000 };
const hopeless = { conversions: 2, spend: 20_000, revenue: 6000 };

/** A poor return, but for one good day so many complete days ago. */
function poorButFor(daysAgo: number) {
  return days({ ...poor, revenue: 18_000 }).map((row, age) =>
    age === daysAgo - 1 ? { ...row, revenue: 150_000 } : row,
  );
}

function replayed(observed: Json): Proposal | Hold {
  const target = { level: 'ad_set', id: 'ad-set-1', campaignId: 'campaign-1' } as const;
  const opinion = roasScaling.replay?.(observed, { target, policy: aPolicy(), now: NOW, currency: 'USD' });
  if (!opinion) throw new Error('not replayed');
  return opinion;
}

function stanceOf(opinion: Proposal | Hold): string {
  return opinion.kind === 'hold' ? 'hold' : describeAction(opinion.action);
}

function changeOf([opinion]: readonly (Proposal | Hold)[]): Partial<SetBudget> | null {
  if (opinion?.kind !== 'propose') return null;
  const found = opinion.action.type === 'set_budget' ? opinion.action : opinion.fallback;
  return found?.type === 'set_budget' ? found : null;
}

function opinionsOn(snapshot: Partial<Snapshot>, roas = {}): readonly (Proposal | Hold)[] {
  return roasScaling.decide(buildFacts(aSnapshot(snapshot), aPolicy({ roas })));
}

const lifetime = {
  dailyBudget: null,
  lifetimeBudget: 100_000,
  budgetRemaining: 40_000,
  endsAt: addHours(NOW, 240),
};

describe('roasScaling', () => {
  it('proposes more for what earns well', () => {
    expect(opinionsOn({ insights: days(excellent) })).toMatchObject([
      { kind: 'propose', action: { type: 'set_budget', from: 5000, to: 7000 }, fallback: null, priority: 2 },
    ]);
  });

  it('proposes less for what earns too little', () => {
    const [opinion] = opinionsOn({ insights: days(poor) });
    expect(opinion).toMatchObject({
      kind: 'propose',
      action: { type: 'set_budget', from: 5000 },
      priority: 2,
    });
    if (opinion?.kind !== 'propose' || opinion.action.type !== 'set_budget') throw new Error('no cut');
    expect(opinion.action.to).toBeGreaterThanOrEqual(3000);
    expect(opinion.action.to).toBeLessThanOrEqual(4000);
  });

  it('proposes to pause the hopeless, with 40 % less to fall back on', () => {
    expect(opinionsOn({ insights: days(hopeless) })).toMatchObject([
      {
        kind: 'propose',
        action: { type: 'set_status', from: 'ACTIVE', to: 'PAUSED' },
        fallback: { type: 'set_budget', from: 5000, to: 3000 },
        priority: 1,
      },
    ]);
  });

  it('gives the figures that it used', () => {
    const [opinion] = opinionsOn({ insights: days(excellent) });
    expect(opinion).toMatchObject({
      evidence: { windowDays: 7, spend: 35_000, conversions: 70, revenue: 245_000, roasRaw: 7 },
    });
  });

  it('says what would have changed its mind, and does change it then', () => {
    for (const [figures, stances] of [
      [excellent, ['hold', 'hold']],
      [poor, ['hold']],
      [hopeless, ['lower the budget', 'hold']],
    ] as const) {
      const [opinion] = opinionsOn({ insights: days(figures) });
      if (opinion?.kind !== 'propose') throw new Error('no proposal');
      expect(opinion.counterfactuals.map(({ then }) => then)).toEqual(stances);
      for (const { edit, then } of opinion.counterfactuals) {
        const [[pointer = '', value = 0] = []] = Object.entries(edit ?? {});
        const observed = JSON.parse(JSON.stringify(opinion.facts));
        observed.window[pointer.replace('/observed/window/', '')] = value;
        expect(stanceOf(replayed(observed))).toBe(then);
      }
      expect(replayed(opinion.facts)).toEqual(opinion);
    }
  });

  it('names the revenue that would have been needed', () => {
    const [opinion] = opinionsOn({ insights: days(hopeless) });
    expect(opinion).toMatchObject({
      counterfactuals: [
        {
          change: 'ROAS >= 0.8 (revenue of 953.60 instead of 420.00)',
          edit: { '/observed/window/revenue': 95_360 },
        },
        // A cut in place of the pause would need this.
        { change: 'ROAS >= 1.5 (revenue of 1638.00 instead of 420.00)', then: 'hold' },
      ],
    });
  });

  it('only pauses where budgets follow the marginal return', () => {
    const decide = (figures: Figures) =>
      roasScaling.decide(
        buildFacts(aSnapshot({ insights: days(figures) }), { ...aPolicy(), budgeting: 'marginal' }),
      );
    expect(decide(excellent)).toMatchObject([{ kind: 'hold' }]);
    expect(decide(excellent)[0]?.reason).toContain('budgets follow the marginal return: ROAS');
    expect(decide(poor)).toMatchObject([{ kind: 'hold' }]);
    expect(decide(hopeless)).toMatchObject([{ action: { type: 'set_status' }, fallback: null }]);
  });

  it('holds on figures that are missing, and does not take them for zero', () => {
    expect(opinionsOn({ insights: [] })).toMatchObject([
      { kind: 'hold', reason: 'ROAS unknown: no spend in 28 days' },
    ]);
    expect(opinionsOn({ insights: days({ ...excellent, revenue: null }) })).toMatchObject([
      { kind: 'hold', reason: 'ROAS unknown: conversions or their values are not reported' },
    ]);
  });

  it.each([
    ['ad sets that are off', { adSets: [anAdSet({ status: 'PAUSED' })] }],
    ['ad sets that Meta does not deliver', { adSets: [anAdSet({ effectiveStatus: 'WITH_ISSUES' })] }],
    ['ad sets in a state that nobody knows', { adSets: [anAdSet({ effectiveStatus: 'SOMETHING_NEW' })] }],
    ['ad sets of a campaign that is off', { campaigns: [aCampaign({ status: 'PAUSED' })] }],
  ])('has no opinion on %s', (_, snapshot) => {
    expect(opinionsOn({ insights: days(excellent), ...snapshot })).toEqual([]);
  });

  it('decides on the campaign where that holds the budget, with the figures of all its ad sets', () => {
    const snapshot = {
      campaigns: [aCampaign({ budgetOwner: 'campaign', dailyBudget: 20_000 })],
      adSets: [anAdSet({ dailyBudget: null }), anAdSet({ id: 'ad-set-2', dailyBudget: null })],
      insights: [...days(excellent), ...days(excellent, { adId: 'ad-2', adSetId: 'ad-set-2' })],
    };
    expect(opinionsOn(snapshot)).toMatchObject([
      {
        target: { level: 'campaign', id: 'campaign-1', campaignId: 'campaign-1' },
        action: { from: 20_000, to: 28_000 },
        evidence: { spend: 70_000 },
      },
    ]);
  });

  it('steps what is left of a lifetime budget', () => {
    const raised = opinionsOn({ insights: days(excellent), adSets: [anAdSet(lifetime)] });
    expect(raised).toMatchObject([{ action: { kind: 'lifetime', from: 100_000, to: 116_000 } }]);
    const paused = opinionsOn({ insights: days(hopeless), adSets: [anAdSet(lifetime)] });
    expect(paused).toMatchObject([{ fallback: { kind: 'lifetime', from: 100_000, to: 84_000 } }]);
  });

  it.each([
    [
      'a budget that nobody knows',
      { dailyBudget: null, lifetimeBudget: null },
      excellent,
      'its budget is unknown',
    ],
    [
      'a lifetime budget with an unknown rest',
      { ...lifetime, budgetRemaining: null },
      excellent,
      'its budget is unknown',
    ],
    ['a budget too small for a step', { dailyBudget: 2 }, excellent, 'no_change'],
    ['a lifetime budget that is overspent', { ...lifetime, budgetRemaining: -500 }, excellent, 'no_change'],
  ])('holds %s', (_, budget, figures, reason) => {
    const [opinion] = opinionsOn({ insights: days(figures), adSets: [anAdSet(budget)] });
    expect(opinion).toMatchObject({ kind: 'hold' });
    expect(opinion?.reason).toContain(reason);
  });

  it('cuts down to the smallest budget, not below it', () => {
    const [opinion] = opinionsOn({ insights: days(poor), adSets: [anAdSet({ dailyBudget: 110 })] });
    expect(opinion).toMatchObject({ action: { from: 110, to: 100 } });
  });

  const atFloor = [anAdSet({ dailyBudget: 100 })];
  const cutTo = (at: number) => [aBudgetChange({ from: 120, to: 100, at: addHours(NOW, at) })];

  it.each([
    ['was cut to it today', { budgetChanges: cutTo(-1) }],
    ['was cut to it less than two days ago', { budgetChanges: cutTo(-47.9) }],
    ['is below it since yesterday', { adSets: [anAdSet({ dailyBudget: 80 })], budgetChanges: cutTo(-24) }],
    // Yesterday's week does not hold the ninth day, the one before that does.
    ['earned enough in the week up to two days ago', { insights: poorButFor(9) }],
  ])('holds the smallest budget that %s', (_, snapshot) => {
    const [opinion] = opinionsOn({ insights: days(poor), adSets: atFloor, ...snapshot });
    expect(opinion).toMatchObject({ kind: 'hold' });
    expect(opinion?.reason).toContain('at_floor');
  });

  it('asks people for a pause where the smallest budget was too much for three days', () => {
    for (const snapshot of [{}, { budgetChanges: cutTo(-48) }, { insights: poorButFor(10) }]) {
      const [opinion] = opinionsOn({ insights: days(poor), adSets: atFloor, ...snapshot });
      expect(opinion).toMatchObject({
        kind: 'propose',
        action: { type: 'set_status', to: 'PAUSED' },
        fallback: null,
        priority: 1,
        evidence: { approval: 'asked' },
      });
      expect(opinion?.reason).toContain('below 1.5 for 3 days at the smallest budget');
    }
  });

  it('leaves such a pause to people', () => {
    const plan = planCycle(aSnapshot({ insights: days(poor), adSets: atFloor }), aPolicy());
    const planned = plan.actions.find(({ decision }) => decision.rule === 'roas_scaling');
    expect(planned).toMatchObject({ action: { to: 'PAUSED' }, status: 'needs_approval' });
  });

  it('knows no floor where the platform has told none', () => {
    const account = anAccount({ minimumDailyBudget: null });
    const [opinion] = opinionsOn({ account, insights: days(poor), adSets: [anAdSet({ dailyBudget: 100 })] });
    expect(opinion).toMatchObject({ kind: 'propose' });
  });

  it('pauses the smallest budget without a fallback', () => {
    const [opinion] = opinionsOn({ insights: days(hopeless), adSets: [anAdSet({ dailyBudget: 100 })] });
    expect(opinion).toMatchObject({ action: { type: 'set_status' }, fallback: null });
  });

  it('pauses nothing on days that are not mature, however hopeless they look', () => {
    const shares = Array.from({ length: 31 }, () => 0.49);
    const maturity = { shares, low: shares, high: shares };
    for (const figures of [hopeless, poor, excellent])
      expect(opinionsOn({ insights: days(figures), maturity, adSets: atFloor })).toMatchObject([
        { kind: 'hold', reason: 'ROAS unknown: no day of 28 is mature enough' },
      ]);
  });

  it('raises nothing while a boost is open, and still cuts and pauses', () => {
    const budgetChanges = [
      aBudgetChange({ from: 4348, to: 5000, at: addHours(NOW, -3), revertAt: addHours(NOW, 21) }),
    ];
    const [raise] = opinionsOn({ insights: days(excellent), budgetChanges });
    expect(raise).toMatchObject({ kind: 'hold' });
    expect(raise?.reason).toContain('a boost is open until 2026-01-16T09:00:00.000Z');
    expect(opinionsOn({ insights: days(poor), budgetChanges })).toMatchObject([{ kind: 'propose' }]);
    expect(opinionsOn({ insights: days(hopeless), budgetChanges })).toMatchObject([
      { action: { to: 'PAUSED' } },
    ]);
  });

  it.each([
    ['cuts', poor],
    ['falls back', hopeless],
  ])('%s to what it would without the boost: lent money is not kept', (_, figures) => {
    const at = { at: addHours(NOW, -3), revertAt: addHours(NOW, 21) };
    const budgetChanges = [aBudgetChange({ from: 10_000, to: 11_500, ...at })];
    const found = (dailyBudget: number, changes = budgetChanges) =>
      changeOf(
        opinionsOn({ insights: days(figures), adSets: [anAdSet({ dailyBudget })], budgetChanges: changes }),
      );
    const plain = found(10_000, []);
    expect(plain?.to).toBeLessThan(8000);
    expect(found(11_500)).toEqual({ ...plain, from: 11_500 });
  });

  it('takes the present budget where the boost was overtaken', () => {
    const at = { at: addHours(NOW, -30), revertAt: addHours(NOW, 21) };
    const budgetChanges = [aBudgetChange({ from: 4000, to: 4600, ...at })];
    expect(changeOf(opinionsOn({ insights: days(excellent), budgetChanges }))).toMatchObject({ to: 7000 });
  });

  it('raises from where a boost ended that left the budget where it stood', () => {
    const adSets = [anAdSet({ dailyBudget: 14_000 })];
    const boost = { from: 10_000, to: 14_000, at: addHours(NOW, -30) };
    const due = (revertAt: string, to = 14_000) => ({
      insights: days(excellent),
      adSets: [anAdSet({ dailyBudget: to })],
      budgetChanges: [aBudgetChange({ ...boost, to, revertAt })],
    });
    expect(boostExpiry.decide(buildFacts(aSnapshot({ ...due(NOW), adSets }), aPolicy()))).toMatchObject([
      { kind: 'hold', reason: expect.stringContaining('the boost ends where it stands') },
    ]);
    expect(changeOf(opinionsOn(due(NOW)))).toMatchObject({ from: 14_000, to: 19_600 });
    expect(opinionsOn(due(addHours(NOW, 1)))).toMatchObject([{ kind: 'hold' }]);
    // Here the end of the boost has something to say itself.
    expect(opinionsOn(due(NOW, 11_500))).toMatchObject([{ kind: 'hold' }]);
  });

  it.each([
    ['the floor', 100, poor, 'at_floor'],
    ['rounding', 1, poor, 'no_change'],
    ['rounding', 1, { ...excellent, revenue: 17_000 }, 'no_change'],
  ])('says that %s stopped a step', (_, dailyBudget, figures, why) => {
    const account = anAccount({ minimumDailyBudget: why === 'at_floor' ? 100 : null });
    const budgetChanges = [aBudgetChange({ to: dailyBudget, at: addHours(NOW, -1), source: 'human' })];
    const adSets = [anAdSet({ dailyBudget })];
    const [held] = opinionsOn({ insights: days(figures), account, adSets, budgetChanges });
    expect(held).toMatchObject({ kind: 'hold', reason: expect.stringContaining(why) });
  });

  it('raises again once the boost was taken back', () => {
    const budgetChanges = [
      aBudgetChange({ id: 'a', from: 5000, to: 5750, at: addHours(NOW, -30), revertAt: addHours(NOW, -6) }),
      aBudgetChange({ id: 'b', from: 5750, to: 5000, at: addHours(NOW, -6), rule: 'boost_expiry' }),
    ];
    expect(opinionsOn({ insights: days(excellent), budgetChanges })).toMatchObject([{ kind: 'propose' }]);
  });

  it('leaves an ad set alone that is younger than 48 hours', () => {
    const adSets = [anAdSet({ createdAt: addHours(NOW, -47) })];
    expect(opinionsOn({ insights: days(excellent), adSets })).toMatchObject([{ kind: 'hold' }]);
  });
});

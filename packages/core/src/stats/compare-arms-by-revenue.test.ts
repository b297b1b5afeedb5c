import { describe, expect, it } from 'vitest';
import { deepFreeze } from '../../testing/deep-freeze.ts';
import { deviations, goldenCases } from '../../testing/golden-cases.ts';
import { alwaysValidRevenueTest } from './always-valid-revenue-test.ts';
import { compareArmsByRevenue, type RevenueArm } from './compare-arms-by-revenue.ts';

const DISPERSION = { cv: 0.2, nu: 36, effectiveDays: [14, 14] };
const OPTIONS = { alpha: 0.05, dispersion: DISPERSION };
const BEST: RevenueArm = {
  id: 'best',
  impressions: 70_000,
  orders: 1400,
  revenue: 70_000,
  orderSquares: 9_500_000,
  spend: 20_000,
};
const OTHER: RevenueArm = {
  id: 'other',
  impressions: 70_000,
  orders: 700,
  revenue: 34_000,
  orderSquares: 4_700_000,
  spend: 20_000,
};

const TIED: readonly RevenueArm[] = [BEST, { ...BEST, id: 'other' }];

type Input = Parameters<typeof compareArmsByRevenue>[1] & { readonly arms: readonly RevenueArm[] };

describe('compareArmsByRevenue', () => {
  it.each(goldenCases<Input>('compare-arms-by-revenue'))('is right for $name', ({ input, expected }) => {
    const { arms, ...options } = deepFreeze(input);
    expect(deviations(compareArmsByRevenue(arms, options), expected)).toEqual([]);
  });

  it('judges two arms as the test of two arms does', () => {
    const { winnerId, pValue, arms } = compareArmsByRevenue([OTHER, BEST], OPTIONS);
    const pair = alwaysValidRevenueTest(BEST, OTHER, {
      alpha: 0.05,
      dispersion: { ...DISPERSION, effectiveDays: [14, 14] },
    });
    expect(winnerId).toBe('best');
    expect(pValue).toBeCloseTo(pair.pValue, 12);
    expect(arms.map(({ value }) => value)).toEqual([34_000 / 70_000, 1]);
  });

  it('lets the arm with the higher profit lead, where a margin is given', () => {
    const dear = { ...BEST, spend: 60_000 };
    const byRevenue = compareArmsByRevenue([dear, OTHER], OPTIONS);
    const byProfit = compareArmsByRevenue([dear, OTHER], { ...OPTIONS, margin: 0.5 });
    expect(byRevenue.leaderId).toBe('best');
    expect(byProfit.leaderId).toBe('other');
    expect(byProfit.arms.map(({ value }) => value)).toEqual([-25_000 / 70_000, -3000 / 70_000]);
  });

  it('takes the spread of order values from all arms', () => {
    const three = { alpha: 0.05, dispersion: { ...DISPERSION, effectiveDays: [14, 14, 14] } };
    const wild: RevenueArm = { ...OTHER, id: 'wild', orderSquares: 900_000_000 };
    const { running } = compareArmsByRevenue([BEST, OTHER, wild], three);
    const calm = compareArmsByRevenue([BEST, OTHER, { ...wild, orderSquares: 4_700_000 }], three).running;
    expect(running['best']?.['other']).toBeGreaterThan(calm['best']?.['other'] ?? 1);
  });

  it('says nothing on too few orders, and waits for arms that were not served', () => {
    const few = [
      { ...BEST, orders: 5, revenue: 250, orderSquares: 15_000 },
      { ...OTHER, orders: 4, revenue: 200, orderSquares: 11_000 },
    ];
    expect(compareArmsByRevenue(few, OPTIONS)).toMatchObject({
      status: 'undecided',
      pValue: 1,
      running: { best: {}, other: {} },
    });
    const unserved = { ...OTHER, impressions: 0, orders: 0, revenue: 0, orderSquares: 0, spend: 0 };
    const waiting = compareArmsByRevenue([BEST, unserved], {
      alpha: 0.05,
      dispersion: { ...DISPERSION, effectiveDays: [14, 0] },
    });
    expect(waiting).toMatchObject({ leaderId: 'best', winnerId: null, pValue: 1 });
    expect(waiting.arms[1]).toMatchObject({ value: null, estimate: null, lift: null });
  });

  it('shrinks revenue per impression also where profit is compared', () => {
    const byRevenue = compareArmsByRevenue([BEST, OTHER], OPTIONS).arms;
    const byProfit = compareArmsByRevenue([BEST, OTHER], { ...OPTIONS, margin: 0.5 }).arms;
    expect(byProfit.map(({ estimate }) => estimate)).toEqual(byRevenue.map(({ estimate }) => estimate));
  });

  it.each([
    ['arms', [BEST], { alpha: 0.05, dispersion: 0 }],
    ['orders', [{ ...BEST, orders: -1 }, OTHER], OPTIONS],
    ['dispersion', [BEST, OTHER], { alpha: 0.05, dispersion: { ...DISPERSION, effectiveDays: [14] } }],
    ['spend', [{ ...BEST, spend: null }, OTHER], { ...OPTIONS, margin: 0.5 }],
    ['revenue', [BEST, { ...OTHER, orders: 0, revenue: 5, orderSquares: null }], OPTIONS],
    ['orderSquares', [BEST, { ...OTHER, orderSquares: 1 }], OPTIONS],
    ['minOrders', TIED, { ...OPTIONS, minOrders: -1 }],
    ['margin', TIED, { ...OPTIONS, margin: 2 }],
    ['spend', TIED.map((arm) => ({ ...arm, spend: null })), { ...OPTIONS, margin: 0.5 }],
    ['tau', TIED, { ...OPTIONS, tau: Number.NaN }],
    ['equivalenceMargin', TIED, { ...OPTIONS, equivalenceMargin: 0 }],
    ['dispersion', TIED, { ...OPTIONS, dispersion: { ...DISPERSION, effectiveDays: [0, 14] } }],
    ['orderSquarePrior', TIED, { ...OPTIONS, orderSquarePrior: { ratio: 0.5, weight: 1 } }],
  ] as const)('refuses impossible %s', (argument, arms, options) => {
    expect(() => compareArmsByRevenue(arms, options)).toThrow(
      expect.objectContaining({ code: 'invalid_input', argument }),
    );
  });
});

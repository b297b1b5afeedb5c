import { describe, expect, it } from 'vitest';
import { deviations, goldenCases } from '../../testing/golden-cases.ts';
import { aPolicy } from '../../testing/index.ts';
import type { AllocationPrior } from './allocation-prior.ts';
import type { AllocationArm, AllocationDay } from './arm.ts';
import { type AllocationBelief, type ArmBelief, meanOf } from './belief.ts';
import { learnArms } from './learn-arms.ts';

type Input = { total: number; cv: number; prior: AllocationPrior; arms: AllocationArm[] };
type Rates = Pick<ArmBelief, 'clickRate' | 'conversionRate' | 'orderValue' | 'impressionsPerUnit'>;
type Expected = { wear: number; scale: number; arms: Rates[] };

const policy = aPolicy();

function aDay(overrides: Partial<AllocationDay> = {}): AllocationDay {
  return {
    daysAgo: 1,
    maturity: 1,
    impressions: 10_000,
    clicks: 120,
    spend: 12_000,
    conversions: 5,
    revenue: 30_000,
    ...overrides,
  };
}

function anArm(id: string, overrides: Partial<AllocationDay> = {}, count = 10): AllocationArm {
  const days = Array.from({ length: count }, (_, index) => aDay({ ...overrides, daysAgo: index + 1 }));
  return { id, budget: 12_000, days };
}

function learn(arms: readonly AllocationArm[], cv?: number): AllocationBelief {
  return learnArms(arms, { total: 24_000, policy, ...(cv === undefined ? {} : { cv }) });
}

/** What is believed of the first arm. */
function first({ arms: [arm] }: AllocationBelief): ArmBelief {
  if (!arm) throw new Error('there is no arm');
  return arm;
}

describe('learnArms', () => {
  it.each(goldenCases<Input, Expected>('allocation-belief'))('learns from $name', ({ input, expected }) => {
    const { wear, scale, arms } = learnArms(input.arms, { ...input, policy });
    const rates = arms.map(({ clickRate, conversionRate, orderValue, impressionsPerUnit }) => ({
      clickRate,
      conversionRate,
      orderValue,
      impressionsPerUnit,
    }));
    expect(deviations({ wear, scale, arms: rates }, expected)).toEqual([]);
  });

  it('expects of an arm without figures what the others bring together', () => {
    const { arms } = learn([anArm('a'), { id: 'b', budget: 12_000, days: [] }]);
    const [known, unknown] = arms;
    expect(unknown?.isNew).toBe(true);
    expect(meanOf(unknown?.clickRate ?? { shape: 0, rate: 1 })).toBeCloseTo(0.012, 3);
    expect(unknown?.orderValue.mean).toBe(known?.orderValue.mean);
  });

  it('reckons with conversions that are still to come', () => {
    const early = learn([anArm('a', { maturity: 0.6, conversions: 3 }), anArm('b')]);
    const late = learn([anArm('a'), anArm('b')]);
    const [young, old] = [early, late].map((belief) => meanOf(first(belief).conversionRate));
    expect((young ?? 0) / (old ?? 1)).toBeGreaterThan(0.9);
  });

  it('does not hold a day without tracking against the arm that spent most on it', () => {
    const ratioOf = (lost: Partial<AllocationDay>): number => {
      const arms = ['a', 'b', 'c'].map((id): AllocationArm => {
        const clicks = id === 'a' ? 480 : 120;
        return {
          ...anArm(id, { conversions: 60 }),
          days: [aDay({ ...lost, clicks }), ...anArm(id, { conversions: 60 }).days.slice(1)],
        };
      });
      const [a = 0, b = 1] = learn(arms).arms.map(({ conversionRate }) => meanOf(conversionRate));
      return a / b;
    };
    const unused = ratioOf({ maturity: 0 });
    expect(ratioOf({ conversions: 0, revenue: 0 }) / unused).toBeCloseTo(1, 6);
  });

  it('leaves days out whose conversions are unknown, or not to be used', () => {
    const unknown = { conversions: null, revenue: null };
    const [blank, excluded] = [unknown, { conversions: 0, revenue: 0, maturity: 0 }].map((wrong) =>
      learn([{ ...anArm('a'), days: [aDay(wrong), ...anArm('a').days.slice(1)] }, anArm('b')]),
    );
    expect(blank && first(blank).conversionRate).toEqual(excluded && first(excluded).conversionRate);
    expect(blank && first(blank).orderValue).toEqual(excluded && first(excluded).orderValue);
  });

  it('sees a click rate fall with what was shown', () => {
    const tired = (id: string): AllocationArm => ({
      id,
      budget: 12_000,
      days: Array.from({ length: 20 }, (_, index) =>
        aDay({ daysAgo: index + 1, clicks: Math.round(200 * 0.97 ** (20 - index)) }),
      ),
    });
    expect(learn([tired('a'), tired('b')]).wear).toBeLessThan(learn([anArm('a'), anArm('b')]).wear);
  });

  it('believes many impressions of noisy days less', () => {
    const [calm, noisy] = [0, 0.4].map((cv) => first(learn([anArm('a'), anArm('b')], cv)).clickRate.shape);
    expect(noisy).toBeLessThan(calm ?? 0);
  });

  it('sees how fast returns diminish by arms of different spend', () => {
    const shown = (spend: number, scale: number): number => 10 * scale * Math.log1p(spend / scale);
    const learned = [12_000, 48_000, 190_000].map((scale) => {
      const arms = ['a', 'b'].map(
        (id, at): AllocationArm => ({
          id,
          budget: 12_000,
          days: Array.from({ length: 30 }, (_, day) => {
            const spend = (day + at) % 2 === 0 ? 20_000 : 4000;
            return aDay({ daysAgo: day + 1, spend, impressions: Math.round(shown(spend, scale)) });
          }),
        }),
      );
      return learn(arms).scale;
    });
    expect(learned).toEqual(learned.toSorted((a, b) => a - b));
  });

  it('does not take leads for orders of no value, whatever the account sells', () => {
    const prior = {
      clickRate: 0.01,
      conversionRate: 0.04,
      averageOrderValue: 6000,
      costPerThousand: 1200,
      recentConversions: 9,
    };
    const leads = [anArm('a', { revenue: 0 }), anArm('b', { revenue: 0 })];
    const { blind } = learnArms(leads, { total: 24_000, policy, prior });
    expect(blind).toEqual({ kind: 'unmeasured', reason: 'no conversion has a value' });
  });

  it('holds an arm of which most clicks are unknown, and no other', () => {
    const known = anArm('a');
    const withUnknown = (count: number): AllocationArm => ({
      ...anArm('b'),
      days: anArm('b').days.map((day) => (day.daysAgo <= count ? { ...day, clicks: null } : day)),
    });
    const limitsOf = (count: number): unknown =>
      learn([known, withUnknown(count)]).arms.map(({ isBlind, floor, cap }) => [isBlind, floor, cap]);
    expect(limitsOf(3)).toEqual([
      [false, 0, null],
      [false, 0, null],
    ]);
    expect(limitsOf(7)).toEqual([
      [false, 0, null],
      [true, 12_000, 12_000],
    ]);
    expect(learn([known, withUnknown(10)]).blind).toBeNull();
  });

  it('believes no order to be worth less than the smallest unit, however much was paid back', () => {
    const refunded = learn([
      anArm('a', { conversions: 40, revenue: -30_000 }),
      anArm('b', { revenue: 90_000 }),
    ]);
    expect(first(refunded).orderValue.mean).toBe(1);
  });

  it.each([
    ['nothing was sold', { conversions: 0, revenue: 0 }, 'idle', 'no conversion in 14 days'],
    [
      'conversions are unknown',
      { conversions: null, revenue: null },
      'unmeasured',
      'conversions are not reported',
    ],
    ['clicks are unknown', { clicks: null }, 'unmeasured', 'clicks are not reported'],
    ['conversions have no value', { revenue: 0 }, 'unmeasured', 'no conversion has a value'],
  ])('is blind where %s', (_, days, kind, reason) => {
    expect(learn([anArm('a', days), anArm('b', days)]).blind).toEqual({ kind, reason });
  });
});

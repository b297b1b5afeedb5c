import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../testing/assert-property.ts';
import { deepFreeze } from '../../testing/deep-freeze.ts';
import { deviations, goldenCases } from '../../testing/golden-cases.ts';
import type { CompareOptions } from './arms-comparison.ts';
import { compareArms, type RateArm } from './compare-arms.ts';
import type { ArmsDispersion } from './dispersion.ts';
import { type RunningPValues, runningP } from './running-p-values.ts';

type Options = CompareOptions & { readonly dispersion: 0 | ArmsDispersion };
type Input = Options & { readonly arms: readonly RateArm[] };

const OPTIONS: Options = { alpha: 0.05, dispersion: 0 };
const anyArms = fc
  .array(fc.tuple(fc.oneof(fc.nat(20), fc.nat(100_000)), fc.double({ min: 0, max: 0.2, noNaN: true })), {
    minLength: 2,
    maxLength: 15,
  })
  .map((counts): readonly RateArm[] =>
    counts.map(([trials, share], at) => ({ id: `ad ${at}`, trials, successes: Math.floor(trials * share) })),
  );

function dispersionOf(arms: readonly RateArm[], cv: number): ArmsDispersion {
  return { cv, nu: 30, effectiveDays: arms.map(() => 10) };
}

describe('compareArms', () => {
  it.each(goldenCases<Input>('compare-arms'))('is right for $name', ({ input, expected }) => {
    const { arms, ...options } = deepFreeze(input);
    expect(deviations(compareArms(arms, options), expected)).toEqual([]);
  });

  it('declares no winner but the leader, and never eliminates it', () => {
    assertProperty(
      fc.property(anyArms, fc.double({ min: 0, max: 0.5, noNaN: true }), (arms, cv) => {
        const { status, winnerId, leaderId, pValue, eliminated } = compareArms(arms, {
          alpha: 0.05,
          dispersion: dispersionOf(arms, cv),
        });
        expect(status === 'winner').toBe(winnerId !== null);
        if (winnerId !== null) expect(winnerId).toBe(leaderId);
        expect(pValue <= 0.05).toBe(winnerId !== null);
        expect(eliminated.map(({ loserId }) => loserId)).not.toContain(leaderId);
      }),
    );
  });

  it('never lets a stored p-value rise', () => {
    assertProperty(
      fc.property(fc.array(anyArms, { minLength: 2, maxLength: 5 }), (looks) => {
        let running: RunningPValues = {};
        for (const arms of looks) {
          const next = compareArms(arms, { ...OPTIONS, running }).running;
          for (const [winner, row] of Object.entries(running)) {
            for (const [loser, pValue] of Object.entries(row)) {
              expect(runningP(next, winner, loser)).toBeLessThanOrEqual(pValue);
            }
          }
          running = next;
        }
      }),
    );
  });

  it('carries what it found through storage', () => {
    const arms = [
      { id: '__proto__', successes: 260, trials: 5000 },
      { id: 'constructor', successes: 150, trials: 5000 },
    ];
    const { running } = compareArms(arms, OPTIONS);
    const stored: RunningPValues = JSON.parse(JSON.stringify(running));
    const back = arms.map((arm) => ({ ...arm, successes: 200 }));
    expect(compareArms(back, { ...OPTIONS, running: stored }).running).toEqual(running);
    expect(runningP(stored, '__proto__', 'constructor')).toBeLessThan(1e-3);
    expect(runningP(stored, '__proto__', 'toString')).toBe(1);
    expect(runningP({}, 'constructor', 'name')).toBe(1);
  });

  it('shows the leader a smaller lift than was observed', () => {
    const arms = [260, 200, 190, 210, 205].map((successes, at) => ({
      id: `${at}`,
      successes,
      trials: 10_000,
    }));
    const [leader, second] = compareArms(arms, OPTIONS).arms;
    expect(leader).toMatchObject({ lift: 0, pValue: null, value: 0.026 });
    expect(second?.lift).toBeGreaterThan(0);
    expect(second?.lift).toBeLessThan(0.3);
  });

  const rates = (counts: Readonly<Record<string, readonly [successes: number, trials: number]>>) =>
    Object.entries(counts).map(([id, [successes, trials]]): RateArm => ({ id, successes, trials }));

  it('keeps an arm without evidence as a rival once it is served no more', () => {
    const first = compareArms(rates({ a: [20, 1000], b: [19, 1000], c: [22, 1000] }), OPTIONS);
    expect(first).toMatchObject({ leaderId: 'c', running: { a: {}, b: {}, c: {} } });
    const rest = rates({ a: [1200, 50_000], b: [1000, 50_000] });
    const second = compareArms(rest, { ...OPTIONS, running: first.running });
    expect(second).toMatchObject({ status: 'undecided', leaderId: 'a', pValue: 1 });
    // With the counts that it had it is compared, and of three arms the pair has to be clearer.
    const all = compareArms([...rest, ...rates({ c: [22, 1000] })], { ...OPTIONS, running: first.running });
    expect(all.arms.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(compareArms(rest, OPTIONS).status).toBe('winner');
  });

  it('keeps every arm when nothing was to be seen at the first look', () => {
    const alike = rates({ a: [20, 1000], b: [20, 1000], c: [20, 1000] });
    const { running } = compareArms(alike, OPTIONS);
    expect(running).toEqual({ a: {}, b: {}, c: {} });
    const stored: RunningPValues = JSON.parse(JSON.stringify(running));
    const later = compareArms(rates({ a: [1300, 50_000], b: [1000, 50_000] }), {
      ...OPTIONS,
      running: stored,
    });
    expect(later.status).toBe('undecided');
  });

  it('beats an arm that is gone by beating the one that eliminated it', () => {
    const running = { a: { c: 0.001 }, b: {}, c: {} };
    const rest = rates({ a: [1000, 50_000], b: [1500, 50_000] });
    const { status, winnerId, pValue } = compareArms(rest, { ...OPTIONS, running });
    expect([status, winnerId]).toEqual(['winner', 'b']);
    // The weaker of the two steps: of two comparisons Holm asks the weaker one for no more than alpha.
    expect(pValue).toBeCloseTo(0.001, 9);
    const close = rates({ a: [1480, 50_000], b: [1500, 50_000] });
    expect(compareArms(close, { ...OPTIONS, running })).toMatchObject({ status: 'undecided', pValue: 1 });
    // Eliminated by none of the others, it can only be beaten by itself.
    const faint = { a: { c: 0.03 }, b: {}, c: {} };
    expect(compareArms(rest, { ...OPTIONS, running: faint })).toMatchObject({ status: 'undecided' });
  });

  it('follows arms that are gone to the one that is served, and to an end', () => {
    const rest = rates({ a: [1000, 50_000], b: [1500, 50_000] });
    const chain = { a: { c: 0.002 }, c: { d: 0.004 }, b: {}, d: {} };
    expect(compareArms(rest, { ...OPTIONS, running: chain })).toMatchObject({ winnerId: 'b' });
    const circle = { c: { d: 0.002 }, d: { c: 0.002 }, a: {}, b: {} };
    expect(compareArms(rest, { ...OPTIONS, running: circle })).toMatchObject({ status: 'undecided' });
  });

  it('does not put the leader out for what it lost to an arm that is gone', () => {
    const running = { a: {}, b: {}, c: { a: 0.001, b: 0.001 } };
    const { leaderId, eliminated, status } = compareArms(rates({ a: [1200, 50_000], b: [1000, 50_000] }), {
      ...OPTIONS,
      running,
    });
    expect([leaderId, status]).toEqual(['a', 'undecided']);
    expect(eliminated.map(({ loserId }) => loserId)).toEqual(['b']);
  });

  it('loses no arm that was ever compared, and declares none over one it cannot be compared with', () => {
    assertProperty(
      fc.property(fc.array(anyArms, { minLength: 2, maxLength: 4 }), fc.nat(15), (looks, served) => {
        let running: RunningPValues = {};
        const seen = new Set<string>();
        for (const arms of looks) {
          const present = arms.filter((_, at) => at < 2 || at !== served);
          const result = compareArms(present, { ...OPTIONS, running });
          for (const { id } of present) seen.add(id);
          expect(new Set(Object.keys(result.running))).toEqual(seen);
          expect(result.eliminated.map(({ loserId }) => loserId)).not.toContain(result.leaderId);
          running = result.running;
        }
      }),
    );
  });

  const tied = rates({ a: [1, 9], b: [1, 9] });
  const noise = { cv: 0.15, nu: 6, effectiveDays: [2, 2] };

  it.each([
    ['arms', rates({ a: [1, 2] }), OPTIONS],
    ['arms', [...rates({ a: [1, 2] }), ...rates({ a: [1, 2] })], OPTIONS],
    ['alpha', rates({ a: [0, 0], b: [0, 0] }), { ...OPTIONS, alpha: 0 }],
    ['alpha', tied, { ...OPTIONS, alpha: 1 }],
    ['tau', tied, { ...OPTIONS, tau: 0 }],
    ['successes', rates({ a: [1, 2], b: [3, 2] }), OPTIONS],
    ['trials', rates({ a: [0, Number.POSITIVE_INFINITY], b: [0, 2] }), OPTIONS],
    ['dispersion', tied, { ...OPTIONS, dispersion: { ...noise, effectiveDays: [2] } }],
    ['dispersion', tied, { ...OPTIONS, dispersion: { ...noise, effectiveDays: [2, 0] } }],
    ['dispersion', tied, { ...OPTIONS, dispersion: { ...noise, effectiveDays: [2, Number.NaN] } }],
    ['dispersion', tied, { ...OPTIONS, dispersion: { ...noise, cv: -1 } }],
    ['dispersion', tied, { ...OPTIONS, dispersion: { ...noise, nu: Number.POSITIVE_INFINITY } }],
    ['equivalenceMargin', tied, { ...OPTIONS, equivalenceMargin: -1 }],
    ['spread', tied, { ...OPTIONS, shrinkage: { spread: -1 } }],
    ['running', tied, { ...OPTIONS, running: { a: { b: Number.NaN } } }],
  ] as const)('refuses impossible %s', (argument, arms, options) => {
    expect(() => compareArms(arms, options)).toThrow(
      expect.objectContaining({ code: 'invalid_input', argument }),
    );
  });

  it('refuses to take trials for independent where no dispersion was given', () => {
    const options: Options = JSON.parse('{ "alpha": 0.05 }');
    expect(() => compareArms(tied, options)).toThrow(expect.objectContaining({ argument: 'dispersion' }));
  });
});

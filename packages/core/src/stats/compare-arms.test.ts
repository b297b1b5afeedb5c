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

  it.each([
    ['arms', [{ id: 'a', successes: 1, trials: 2 }], OPTIONS],
    [
      'arms',
      [
        { id: 'a', successes: 1, trials: 2 },
        { id: 'a', successes: 1, trials: 2 },
      ],
      OPTIONS,
    ],
    [
      'dispersion',
      [
        { id: 'a', successes: 1, trials: 2 },
        { id: 'b', successes: 1, trials: 2 },
      ],
      { alpha: 0.05, dispersion: { cv: 0.15, nu: 6, effectiveDays: [2] } },
    ],
    [
      'alpha',
      [
        { id: 'a', successes: 0, trials: 0 },
        { id: 'b', successes: 0, trials: 0 },
      ],
      { alpha: 0, dispersion: 0 },
    ],
    [
      'successes',
      [
        { id: 'a', successes: 3, trials: 2 },
        { id: 'b', successes: 0, trials: 2 },
      ],
      OPTIONS,
    ],
    [
      'margin',
      [
        { id: 'a', successes: 2, trials: 9 },
        { id: 'b', successes: 1, trials: 9 },
      ],
      { ...OPTIONS, equivalenceMargin: -1 },
    ],
  ] as const)('refuses impossible %s', (argument, arms, options) => {
    expect(() => compareArms(arms, options)).toThrow(
      expect.objectContaining({ code: 'invalid_input', argument }),
    );
  });
});

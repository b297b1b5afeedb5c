import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../testing/assert-property.ts';
import { deviations, goldenCases } from '../../testing/golden-cases.ts';
import type { TrialCounts } from './trial-counts.ts';
import { wilsonInterval } from './wilson-interval.ts';

const counts = fc
  .tuple(fc.nat(1_000_000_000), fc.nat(1_000_000_000))
  .map(([a, b]) => ({ successes: Math.min(a, b), trials: Math.max(a, b) }));
const confidence = fc.double({ min: 0.01, max: 0.9999, noNaN: true });

type Input = TrialCounts & { readonly confidence: number };

describe('wilsonInterval', () => {
  it.each(goldenCases<Input>('wilson-interval'))('is right for $name', ({ input, expected }) => {
    const { successes, trials, confidence: level } = input;
    expect(deviations(wilsonInterval(successes, trials, level), expected)).toEqual([]);
  });

  it('contains the rate and stays within 0..1', () => {
    assertProperty(
      fc.property(counts, confidence, ({ successes, trials }, level) => {
        const [low, high] = wilsonInterval(successes, trials, level);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        const rate = trials === 0 ? 0.5 : successes / trials;
        expect(low).toBeLessThanOrEqual(rate * (1 + 1e-12));
        expect(high).toBeGreaterThanOrEqual(rate * (1 - 1e-12));
      }),
    );
  });

  it('mirrors for failures', () => {
    assertProperty(
      fc.property(counts, confidence, ({ successes, trials }, level) => {
        const [low, high] = wilsonInterval(successes, trials, level);
        const mirrored = wilsonInterval(trials - successes, trials, level);
        expect(mirrored[0]).toBeCloseTo(1 - high, 12);
        expect(mirrored[1]).toBeCloseTo(1 - low, 12);
      }),
    );
  });

  it('widens with confidence', () => {
    const [low90, high90] = wilsonInterval(30, 1000, 0.9);
    const [low99, high99] = wilsonInterval(30, 1000, 0.99);
    expect(low99).toBeLessThan(low90);
    expect(high99).toBeGreaterThan(high90);
  });

  it.each([
    ['successes', -1, 10, 0.95],
    ['successes', 11, 10, 0.95],
    ['successes', Number.NaN, 10, 0.95],
    ['trials', 0, -1, 0.95],
    ['trials', 0, Number.POSITIVE_INFINITY, 0.95],
    ['confidence', 1, 10, 1],
    ['confidence', 1, 10, 0],
  ])('refuses impossible %s', (argument, successes, trials, level) => {
    expect(() => wilsonInterval(successes, trials, level)).toThrow(
      expect.objectContaining({ code: 'invalid_input', argument }),
    );
  });
});

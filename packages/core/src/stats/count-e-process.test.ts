import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../testing/assert-property.ts';
import { deviations, goldenCases } from '../../testing/golden-cases.ts';
import { type CountEProcessOptions, countEProcess } from './count-e-process.ts';
import type { TrialCounts } from './trial-counts.ts';

type Input = CountEProcessOptions & {
  readonly a: readonly TrialCounts[];
  readonly b: readonly TrialCounts[];
};

const block = fc
  .tuple(fc.nat(5000), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([trials, share]): TrialCounts => ({ trials, successes: Math.floor(trials * share) }));
const blocks = fc.array(fc.tuple(block, block), { maxLength: 20 });

describe('countEProcess', () => {
  it.each(goldenCases<Input>('count-e-process'))('is right for $name', ({ input, expected }) => {
    const { a, b, ...options } = input;
    expect(deviations(countEProcess(a, b, options), expected)).toEqual([]);
  });

  it('never lets a p-value rise, whatever the blocks', () => {
    assertProperty(
      fc.property(blocks, (pairs) => {
        const { lnE, pValues } = countEProcess(
          pairs.map(([a]) => a),
          pairs.map(([, b]) => b),
        );
        expect(lnE.every(Number.isFinite)).toBe(true);
        expect(pValues).toEqual(pValues.toSorted((p, q) => q - p));
        pValues.forEach((p, at) => {
          expect(p).toBeLessThanOrEqual(Math.min(1, Math.exp(-(lnE[at] ?? 0))));
        });
      }),
    );
  });

  it('expects no gain where the rates are equal: the chances of all blocks weigh up to 1 at most', () => {
    const trials = 3;
    const first = { successes: 2, trials: 3 };
    const second = { successes: 0, trials: 3 };
    for (const rate of [0.05, 0.3, 0.5, 0.9]) {
      let expected = 0;
      for (let a = 0; a <= trials; a += 1) {
        for (let b = 0; b <= trials; b += 1) {
          const { lnE } = countEProcess(
            [first, { successes: a, trials }],
            [second, { successes: b, trials }],
          );
          expected += Math.exp(lnE[1] ?? 0) * chance(a, trials, rate) * chance(b, trials, rate);
        }
      }
      expect(expected).toBeLessThanOrEqual(1 + 1e-12);
    }
  });

  it.each([
    ['b', [{ successes: 1, trials: 2 }], [], {}],
    ['successes', [{ successes: 3, trials: 2 }], [{ successes: 1, trials: 2 }], {}],
    ['trials', [{ successes: 1, trials: 2 }], [{ successes: 1, trials: Number.NaN }], {}],
    ['prior', [], [], { prior: { successes: 0, failures: 1 } }],
  ])('refuses an impossible %s', (argument, a, b, options) => {
    expect(() => countEProcess(a, b, options)).toThrow(
      expect.objectContaining({ code: 'invalid_input', argument }),
    );
  });
});

function chance(successes: number, trials: number, rate: number): number {
  let ways = 1;
  for (let at = 0; at < successes; at += 1) ways *= (trials - at) / (at + 1);
  return ways * rate ** successes * (1 - rate) ** (trials - successes);
}

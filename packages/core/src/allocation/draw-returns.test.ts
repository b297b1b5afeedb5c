import { describe, expect, it } from 'vitest';
import type { Rng } from '../shared/rng.ts';
import { createRng } from '../shared/rng.ts';
import { gammaQuantile } from '../stats/special-functions/gamma-quantile.ts';
import { normalTails } from '../stats/special-functions/normal-distribution.ts';
import type { ArmBelief, GammaBelief } from './belief.ts';
import { drawReturns } from './draw-returns.ts';

const CERTAIN: GammaBelief = { shape: 1e12, rate: 1e12 };

function anArm(overrides: Partial<ArmBelief> = {}): ArmBelief {
  return {
    id: 'a',
    budget: 100,
    floor: 0,
    cap: null,
    isNew: false,
    isBlind: false,
    clickRate: CERTAIN,
    conversionRate: CERTAIN,
    orderValue: { mean: 1000, spread: 0 },
    impressionsPerUnit: 1,
    ...overrides,
  };
}

/** Uniform numbers whose first normal one is `z`, and all others 0. */
function drawing(z: number): Rng {
  const numbers = [1 - Math.exp(-(z ** 2) / 2), z < 0 ? 0.5 : 0];
  return { next: () => numbers.shift() ?? 0, state: () => [] };
}

describe('drawReturns', () => {
  it.each([10, 30, 200, 10_000])(
    'draws rates of a shape of %d to half a percent, in the last thousandth to two',
    (shape) => {
      for (const z of [-3.09, -2, -1, -0.1, 0, 0.1, 1, 2, 3.09]) {
        const arm = anArm({ clickRate: { shape, rate: shape } });
        const [[drawn = 0] = []] = drawReturns([arm], { rng: drawing(z), draws: 1 });
        const exact = gammaQuantile(normalTails(z).lower, shape) / shape;
        expect(Math.abs(drawn / 1000 / exact - 1)).toBeLessThan(Math.abs(z) > 2 ? 0.02 : 0.005);
      }
    },
  );

  it('draws around what is believed', () => {
    const arm = anArm({
      clickRate: { shape: 20, rate: 1000 },
      conversionRate: { shape: 15, rate: 300 },
      orderValue: { mean: 5000, spread: 0.1 },
      impressionsPerUnit: 0.8,
    });
    const draws = drawReturns([arm], { rng: createRng('seed'), draws: 20_000 }).flat();
    const mean = draws.reduce((sum, each) => sum + each, 0) / draws.length;
    expect(mean / (0.02 * 0.05 * 5000 * 0.8)).toBeCloseTo(1, 1);
  });

  it('takes the same numbers whatever is believed, so that better is never worse', () => {
    const [poor, good] = [0.02, 0.03].map((rate) =>
      drawReturns([anArm({ clickRate: { shape: 1000 * rate, rate: 1000 } }), anArm()], {
        rng: createRng('seed'),
        draws: 200,
      }),
    );
    for (const [index, [first = 0, other = 0]] of (poor ?? []).entries()) {
      expect(good?.[index]?.[0]).toBeGreaterThan(first);
      expect(good?.[index]?.[1]).toBe(other);
    }
  });

  it('takes no order for less than one minor unit', () => {
    const arm = anArm({ orderValue: { mean: 2, spread: 10 } });
    const draws = drawReturns([arm], { rng: createRng('seed'), draws: 200 }).flat();
    expect(Math.min(...draws)).toBeCloseTo(1, 5);
  });
});

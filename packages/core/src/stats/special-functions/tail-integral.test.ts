import { describe, expect, it } from 'vitest';
import { integrateTail } from './tail-integral.ts';

describe('integrateTail', () => {
  it('has the area under exponential and normal decay, cut or not', () => {
    expect(integrateTail((u) => 3 * u, { slope: 3, curvature: 0 })).toBeCloseTo(1 / 3, 13);
    expect(integrateTail((u) => (u * u) / 2, { slope: 0, curvature: 1 })).toBeCloseTo(
      Math.sqrt(Math.PI / 2),
      13,
    );
    expect(integrateTail((u) => u, { slope: 1, curvature: 0, end: 2 })).toBeCloseTo(1 - Math.exp(-2), 13);
  });

  it('reaches far enough where the decay is slower than it promised to be', () => {
    const area = integrateTail((u) => (u * u) / 2, { slope: 0, curvature: 10 });
    expect(area).toBeCloseTo(Math.sqrt(Math.PI / 2), 13);
  });
});

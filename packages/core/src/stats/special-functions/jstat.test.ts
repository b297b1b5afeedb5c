/// <reference path="../jstat.d.ts" />
import jstat from 'jstat';
import { describe, expect, it } from 'vitest';
import { chiSquareTails } from './chi-square-distribution.ts';
import { gammaQuantile } from './gamma-quantile.ts';
import { normalQuantile } from './normal-distribution.ts';

/** Where its audit found jstat sound: decision 0012. */
const MIDDLE = [0.001, 0.01, 0.025, 0.1, 0.5, 0.9, 0.975, 0.99, 0.999];

describe('jstat, where it is sound', () => {
  it.each(MIDDLE)('has the same quantiles at %d', (p) => {
    expect(normalQuantile(p)).toBeCloseTo(jstat.normal.inv(p, 0, 1), 8);
    for (const degreesOfFreedom of [1, 2, 5, 20, 50]) {
      const ours = 2 * gammaQuantile(p, degreesOfFreedom / 2);
      expect(ours / jstat.chisquare.inv(p, degreesOfFreedom)).toBeCloseTo(1, 6);
    }
  });

  it.each([0.1, 1, 5, 20])('has the same lower tail of the chi-square distribution at %d', (statistic) => {
    expect(chiSquareTails(statistic, 3).lower).toBeCloseTo(jstat.chisquare.cdf(statistic, 3), 9);
  });
});

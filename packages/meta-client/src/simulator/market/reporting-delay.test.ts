import { createRng } from '@adpilot/core';
import { expect, it } from 'vitest';
import { sampleReportingDelay } from './reporting-delay.ts';

const delays = (() => {
  const rng = createRng('delays');
  return Array.from({ length: 20_000 }, () => sampleReportingDelay(rng));
})();

function shareWithin(hours: number): number {
  return delays.filter((delay) => delay <= hours).length / delays.length;
}

it('reports 40 % of the conversions at once, nearly four fifths within a day and all within a week', () => {
  expect(shareWithin(0)).toBeCloseTo(0.4, 2);
  // 0.4 + 0.35 (1 - e^-2) + 0.25 (1 - e^-0.4)
  expect(shareWithin(24)).toBeCloseTo(0.785, 2);
  expect(shareWithin(72)).toBeCloseTo(0.924, 2);
  expect(shareWithin(168)).toBe(1);
});

it('counts delays in whole hours', () => {
  expect(delays.every((delay) => Number.isInteger(delay) && delay >= 0)).toBe(true);
});

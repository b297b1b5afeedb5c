import { describe, expect, it } from 'vitest';
import { aPolicy } from '../../testing/index.ts';
import { roasThresholds } from './roas-thresholds.ts';

describe('roasThresholds', () => {
  it('are those of the policy', () => {
    expect(roasThresholds(aPolicy())).toEqual({
      pauseBelow: 0.8,
      decreaseBelow: 1.5,
      increaseAbove: 3,
      fullIncreaseAt: 5,
    });
  });

  it('follow the break-even ROAS where the policy gives one', () => {
    expect(roasThresholds(aPolicy({ roas: { breakEvenRoas: 2 } }))).toEqual({
      pauseBelow: 1.2,
      decreaseBelow: 2,
      increaseAbove: 3,
      fullIncreaseAt: 5,
    });
  });
});

import { describe, expect, it } from 'vitest';
import { aPolicy } from '../../testing/index.ts';
import { simulateFatigue } from '../../testing/simulate-fatigue.ts';

const policy = aPolicy();

// Few creatives: the bounds leave four standard errors to the figures that the benchmark takes of thousands.
describe('the default fatigue rule', () => {
  it('finds a decay of 2 % a day within two weeks and rarely calls noise a decay', () => {
    const world = { seed: 'fatigue', creatives: 150, impressionsPerDay: 20_000, cv: 0.12, decay: 0.02 };
    const { found, daysPerFalseAlarm } = simulateFatigue(world, policy);
    expect(found).toBeGreaterThan(0.9);
    expect(daysPerFalseAlarm).toBeGreaterThan(120);
  }, 30_000);

  it('is no nearer to false alarms where days spread more', () => {
    const world = { seed: 'spread', creatives: 100, impressionsPerDay: 5000, cv: 0.2, decay: 0 };
    expect(simulateFatigue(world, policy).daysPerFalseAlarm).toBeGreaterThan(120);
  }, 30_000);
});

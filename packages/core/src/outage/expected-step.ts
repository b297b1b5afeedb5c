import type { Policy } from '../policy/policy-schema.ts';
import { createDayClock } from '../shared/day-clock.ts';
import { instantMs } from '../shared/instant.ts';
import type { ArrivalStep } from './arrival-step.ts';
import { type SeasonCell, seasonCell } from './season-cell.ts';
import { createSeasonalLevel } from './seasonal-level.ts';

/** What an account's complete days lead one to expect of an hour; null where they say nothing. */
export type AccountRates = {
  readonly clicksPerHour: number | null;
  readonly conversionsPerClick: number | null;
};

/** A step with what was to be expected of it. Null where that is unknown. */
export type ExpectedStep = ArrivalStep & {
  readonly hours: number;
  /** The hour of the week, or the weekday, that the step is of; null where it is of neither. */
  readonly season: SeasonCell | null;
  readonly expectedClicks: number | null;
  readonly expectedConversions: number | null;
  readonly expectedUpstream: number | null;
  /** Whether the expectation follows the season. */
  readonly seasonal: boolean;
};

/** Expects of each step what the steps before it taught. */
export interface Expectations {
  /** Learns from a step that nothing was wrong with. */
  learn(step: ExpectedStep): void;
  expect(step: ArrivalStep): ExpectedStep;
}

const HOUR_MS = 3_600_000;
const HOURS_A_WEEK = 168;

/**
 * Expectations of clicks, conversions and what lies between them: the account's rates, times a level that follows the hour
 * of the week, or the weekday of a whole day, once there are `spikes.seasonWeeks` of such steps to learn from.
 */
export function createExpectations(
  { clicksPerHour, conversionsPerClick }: AccountRates,
  { timeZone, policy }: { readonly timeZone: string; readonly policy: Pick<Policy, 'spikes'> },
): Expectations {
  const { seasonWeight, seasonWeeks } = policy.spikes;
  const clock = createDayClock(timeZone);
  const clickLevel = createSeasonalLevel(seasonWeight);
  const conversionLevel = createSeasonalLevel(seasonWeight);
  const upstream = { events: 0, clicks: 0 };
  const hoursLearned = { hour: 0, day: 0 };
  return {
    learn: (step) => {
      const { hours, season, clicks, conversions, clicksDue } = step;
      if (season) hoursLearned[season.grain] += hours;
      if (clicks !== null && clicksPerHour !== null) {
        clickLevel.add(season, { observed: clicks, expected: hours * clicksPerHour });
      }
      if (conversions !== null && clicksDue !== null && conversionsPerClick !== null) {
        conversionLevel.add(season, { observed: conversions, expected: clicksDue * conversionsPerClick });
      }
      if (clicks === null || step.upstream === null) return;
      upstream.events += step.upstream;
      upstream.clicks += clicks;
    },
    expect: (step) => {
      const [fromMs, untilMs] = [instantMs(step.from), instantMs(step.until)];
      const hours = (untilMs - fromMs) / HOUR_MS;
      const season = seasonCell(fromMs, untilMs, clock);
      const seasonal = season !== null && hoursLearned[season.grain] >= seasonWeeks * HOURS_A_WEEK;
      const cell = seasonal ? season : null;
      const expectedClicks =
        clicksPerHour === null ? null : hours * clicksPerHour * clickLevel.factorOf(cell);
      return {
        ...step,
        hours,
        season,
        seasonal,
        expectedClicks,
        expectedConversions:
          conversionsPerClick === null || step.clicksDue === null
            ? null
            : step.clicksDue * conversionsPerClick * conversionLevel.factorOf(cell),
        expectedUpstream:
          expectedClicks === null || upstream.clicks === 0
            ? null
            : (expectedClicks * upstream.events) / upstream.clicks,
      };
    },
  };
}

import type { Policy } from '../policy/policy-schema.ts';
import { hoursBetween } from '../shared/instant.ts';
import type { ArrivalStep } from './arrival-step.ts';
import { hourOfWeek } from './hour-of-week.ts';
import { createSeasonalLevel } from './seasonal-level.ts';

/** What an account's complete days lead one to expect of an hour; null where they say nothing. */
export type AccountRates = {
  readonly clicksPerHour: number | null;
  readonly conversionsPerClick: number | null;
};

/** A step with what was to be expected of it. Null where that is unknown. */
export type ExpectedStep = ArrivalStep & {
  readonly hours: number;
  /** The hour of the week that the step is of; null where it is longer than one. */
  readonly hourOfWeek: number | null;
  readonly expectedClicks: number | null;
  readonly expectedConversions: number | null;
  readonly expectedUpstream: number | null;
  /** Whether the expectation follows the hour of the week. */
  readonly seasonal: boolean;
};

/** Expects of each step what the steps before it taught. */
export interface Expectations {
  /** Learns from a step that nothing was wrong with. */
  learn(step: ExpectedStep): void;
  expect(step: ArrivalStep): ExpectedStep;
}

const HOURS_A_WEEK = 168;

/**
 * Expectations of clicks, conversions and what lies between them: the account's rates, times a level that follows the hour
 * of the week once there are `spikes.seasonWeeks` to learn from.
 */
export function createExpectations(
  { clicksPerHour, conversionsPerClick }: AccountRates,
  { timeZone, policy }: { readonly timeZone: string; readonly policy: Pick<Policy, 'spikes'> },
): Expectations {
  const { seasonWeight, seasonWeeks } = policy.spikes;
  const clickLevel = createSeasonalLevel(seasonWeight);
  const conversionLevel = createSeasonalLevel(seasonWeight);
  const upstream = { events: 0, clicks: 0 };
  let hoursLearned = 0;
  return {
    learn: (step) => {
      const { hours, hourOfWeek: hour, clicks, conversions, clicksDue } = step;
      hoursLearned += hours;
      if (clicks !== null && clicksPerHour !== null) {
        clickLevel.add(hour, { observed: clicks, expected: hours * clicksPerHour });
      }
      if (conversions !== null && clicksDue !== null && conversionsPerClick !== null) {
        conversionLevel.add(hour, { observed: conversions, expected: clicksDue * conversionsPerClick });
      }
      if (clicks === null || step.upstream === null) return;
      upstream.events += step.upstream;
      upstream.clicks += clicks;
    },
    expect: (step) => {
      const hours = hoursBetween(step.from, step.until);
      const hour = hourOfWeek(step.from, step.until, timeZone);
      const seasons = hoursLearned >= seasonWeeks * HOURS_A_WEEK;
      const expectedClicks =
        clicksPerHour === null ? null : hours * clicksPerHour * clickLevel.factorOf(hour, { seasons });
      return {
        ...step,
        hours,
        hourOfWeek: hour,
        seasonal: seasons,
        expectedClicks,
        expectedConversions:
          conversionsPerClick === null || step.clicksDue === null
            ? null
            : step.clicksDue * conversionsPerClick * conversionLevel.factorOf(hour, { seasons }),
        expectedUpstream:
          expectedClicks === null || upstream.clicks === 0
            ? null
            : (expectedClicks * upstream.events) / upstream.clicks,
      };
    },
  };
}

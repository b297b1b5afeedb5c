import {
  addDays,
  type Day,
  dayOf,
  daysBetween,
  hourOf,
  type Instant,
  instantMs,
  startOfDay,
  toInstant,
} from '@adpilot/core';
import { DAY_SHAPE } from './day-shape.ts';

const HOUR_MS = 3_600_000;

/** The whole of a daily budget, in the millionths in which it is counted out over the hours of a day. */
export const DAY_BUDGET = 1_000_000;

/** An hour of an account's local day. Half an hour long where daylight saving leaves no more. */
export type MarketHour = {
  readonly day: Day;
  /** Days since the day on which the world started. */
  readonly dayNumber: number;
  readonly startsAt: number;
  readonly endsAt: number;
  /** The part of a daily budget that becomes due in it, in millionths; over a day they sum to the whole. */
  readonly share: number;
  /** What of the day's budget has not become due before it, in millionths. */
  readonly sharesLeft: number;
  /** Impressions per unit of spend relative to the day's mean: what is spent as planned buys the mean. */
  readonly efficiency: number;
};

export type Calendar = {
  dayOf(instant: Instant): Day;
  /** Days since the day on which the world started. */
  dayNumberOf(instant: Instant): number;
  /** The hours of a local day, 23 to 25 of them. */
  hoursOf(day: Day): readonly MarketHour[];
};

export function createCalendar(world: {
  readonly startsAt: Instant;
  readonly account: { readonly timeZone: string };
}): Calendar {
  const { timeZone } = world.account;
  const firstDay = dayOf(world.startsAt, timeZone);
  const days = new Map<Day, readonly MarketHour[]>();
  return {
    dayOf: (instant) => dayOf(instant, timeZone),
    dayNumberOf: (instant) => daysBetween(firstDay, dayOf(instant, timeZone)),
    hoursOf: (day) => {
      const known = days.get(day);
      if (known) return known;
      const hours = hoursOfLocalDay(day, timeZone, daysBetween(firstDay, day));
      days.set(day, hours);
      return hours;
    },
  };
}

function hoursOfLocalDay(day: Day, timeZone: string, dayNumber: number): readonly MarketHour[] {
  const slots = slotsOf(day, timeZone);
  const total = sum(slots.map(({ weight }) => weight));
  const meanYield = sum(slots.map(({ weight, price }) => weight / price)) / total;
  const due = slots.map((_, at) =>
    Math.round((DAY_BUDGET * sum(slots.slice(0, at + 1).map(({ weight }) => weight))) / total),
  );
  return slots.map(({ startsAt, endsAt, price }, at) => ({
    day,
    dayNumber,
    startsAt,
    endsAt,
    share: (due[at] ?? 0) - (due[at - 1] ?? 0),
    sharesLeft: DAY_BUDGET - (due[at - 1] ?? 0),
    efficiency: 1 / price / meanYield,
  }));
}

function slotsOf(day: Day, timeZone: string) {
  const start = instantMs(startOfDay(day, timeZone));
  const end = instantMs(startOfDay(addDays(day, 1), timeZone));
  return Array.from({ length: Math.ceil((end - start) / HOUR_MS) }, (_, at) => {
    const startsAt = start + at * HOUR_MS;
    const endsAt = Math.min(end, startsAt + HOUR_MS);
    const hour = hourOf(toInstant(startsAt), timeZone);
    const weight = ((DAY_SHAPE.delivery[hour] ?? 0) * (endsAt - startsAt)) / HOUR_MS;
    return { startsAt, endsAt, weight, price: DAY_SHAPE.price[hour] ?? 1 };
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

import { addDays, type Day, dayOf, startOfDay } from './day.ts';
import { instantMs, toInstant } from './instant.ts';

/** The days of one time zone, in milliseconds since 1970-01-01 UTC. Each day costs one look at the zone, not each moment. */
export interface DayClock {
  /** The day that a moment falls on. */
  dayAt(ms: number): Day;
  /** The first moment of a day. */
  startOf(day: Day): number;
}

export function createDayClock(timeZone: string): DayClock {
  const starts = new Map<Day, number>();
  const startOf = (day: Day): number => {
    const start = starts.get(day) ?? instantMs(startOfDay(day, timeZone));
    starts.set(day, start);
    return start;
  };
  let [day, from, until]: readonly [Day, number, number] = ['', 0, 0];
  return {
    startOf,
    dayAt: (ms) => {
      if (ms >= from && ms < until) return day;
      day = dayOf(toInstant(ms), timeZone);
      [from, until] = [startOf(day), startOf(addDays(day, 1))];
      return day;
    },
  };
}

import type { Experiment } from '../model/experiment.ts';
import { addDays, type Day, dayOf, startOfDay } from '../shared/day.ts';

/** First and last day, both included. */
export type DayRange = { readonly since: Day; readonly until: Day };

/** The days that lie wholly within a test, up to its planned end; null where there is none. */
export function experimentWindow({ startedAt, plannedEndAt }: Experiment, timeZone: string): DayRange | null {
  const startDay = dayOf(startedAt, timeZone);
  const since = startOfDay(startDay, timeZone) === startedAt ? startDay : addDays(startDay, 1);
  const until = addDays(dayOf(plannedEndAt, timeZone), -1);
  return since <= until ? { since, until } : null;
}

/** Tests whose entities are to be left alone. */
export function isRunning({ status }: Experiment): boolean {
  return status === 'active' || status === 'evaluating' || status === 'needs_more_data';
}

import { dayGains } from '../intraday/gains.ts';
import { NO_FIGURES, type Reading, sumFigures } from '../intraday/reading.ts';
import type { IntradayPoint } from '../model/insight-row.ts';
import { addDays, type Day, dayOf, hourOf } from '../shared/day.ts';
import { groupBy } from '../shared/group-by.ts';
import { hoursBetween, type Instant } from '../shared/instant.ts';
import type { SpikePeriod } from '../spike/spike-period.ts';
import type { SpikePoint } from '../spike/spike-series.ts';
import type { BudgetOwner } from './budget-owner.ts';
import type { CycleFacts } from './facts.ts';
import type { Snapshot } from './snapshot.ts';

/** From the first reading of an hour to the first one of the next. */
type Hour = { readonly period: SpikePeriod; readonly from: Instant; readonly until: Instant };

// Where readings are further apart, what lies between them is no hour.
const MAX_HOURS = 1.5;

/** The last period that is complete. */
export type DuePeriod = {
  readonly period: SpikePeriod;
  /** From when on it can be judged. */
  readonly endedAt: Instant;
  /** It and comparable periods before it, as far as something was delivered, oldest first. */
  readonly seriesOf: (owner: BudgetOwner) => readonly SpikePoint[];
};

/**
 * The last hour that readings saw from its beginning to its end, and the same hour of earlier days; null where that is
 * not the hour before the running one.
 */
export function spikeHours(facts: CycleFacts): DuePeriod | null {
  const { snapshot, calendar, outage, adSetsOf } = facts;
  const { timeZone } = snapshot.account;
  const hours = hoursToCompare(snapshot, calendar.length);
  const due = hours.at(-1);
  if (!due) return null;
  const times = new Set(hours.flatMap(({ from, until }) => [from, until]));
  const needed = snapshot.intraday.filter(({ level, readAt }) => level === 'ad_set' && times.has(readAt));
  const points = groupBy(needed, ({ id, readAt }) => `${id} ${readAt}`);
  const seriesOf = ({ target }: BudgetOwner): readonly SpikePoint[] => {
    const ids = target.level === 'ad_set' ? [target.id] : (adSetsOf.get(target.id) ?? []).map(({ id }) => id);
    const readingAt = (at: Instant): Reading =>
      toReading(
        at,
        ids.flatMap((id) => points.get(`${id} ${at}`) ?? []),
        timeZone,
      );
    return hours.flatMap(({ period, from, until }): readonly SpikePoint[] => {
      const figures = sumFigures(dayGains(readingAt(from), readingAt(until)));
      if (figures.impressions === 0) return [];
      const isLost = outage?.excludedDays.includes(dayOf(from, timeZone)) ?? false;
      // People who saw an ad in two hours cannot be told apart. Conversions count in the hour in which they became known.
      return [{ ...figures, period, frequency: null, maturity: isLost ? 0 : 1 }];
    });
  };
  return { period: due.period, endedAt: due.until, seriesOf };
}

/** When the account was read, oldest first. */
function readingTimes(points: readonly IntradayPoint[]): readonly Instant[] {
  return [...new Set(points.filter(({ level }) => level === 'account').map(({ readAt }) => readAt))].sort();
}

function hoursToCompare({ intraday, account, now }: Snapshot, days: number): readonly Hour[] {
  const { timeZone } = account;
  const times = readingTimes(intraday).filter((at) => at <= now);
  const openers = times
    .map((at) => ({ at, period: `${dayOf(at, timeZone)}T${`${hourOf(at, timeZone)}`.padStart(2, '0')}` }))
    .filter(({ period }, index, all) => period !== all[index - 1]?.period);
  const hours = openers.flatMap(({ at: from, period }, index): readonly Hour[] => {
    const until = openers[index + 1]?.at;
    return until !== undefined && hoursBetween(from, until) <= MAX_HOURS ? [{ period, from, until }] : [];
  });
  const ended = hours.at(-1);
  if (!ended || ended.until !== openers.at(-1)?.at || hoursBetween(ended.until, now) > MAX_HOURS) return [];
  const [clock, first] = [ended.period.slice(-3), addDays(ended.period.slice(0, 10), -days)];
  return hours.filter(({ period }) => period.endsWith(clock) && period >= first);
}

function toReading(at: Instant, points: readonly IntradayPoint[], timeZone: string): Reading {
  const day = dayOf(at, timeZone);
  const byDay = groupBy(points, (point) => point.day);
  // Whatever a complete reading leaves out did not deliver.
  const figures = new Map<Day, typeof NO_FIGURES>(
    [addDays(day, -1), day].map((each) => [each, sumFigures(byDay.get(each) ?? [NO_FIGURES])]),
  );
  return { at, day, figures };
}

import { DAYS, TICKS, TICKS_A_DAY } from './world.ts';

/** The most half-hours that a report of a conversion is late. */
export const LATEST = 335;
const AGES = 8;

/** What is reported of a creative on one day. Spend and revenue in major units. */
export type DayReport = {
  impressions: number;
  clicks: number;
  spend: number;
  conversions: number;
  revenue: number;
};

/** What a policy may look at, at the start of a day: everything that was reported by then. */
export type Desk = {
  readonly day: number;
  /** By creative and day; only days before this one mean anything. */
  readonly reports: readonly (readonly DayReport[])[];
  /** Conversions of all creatives as known at the end of each day: by day, then by days later. */
  readonly knownAfter: readonly (readonly number[])[];
};

type Order = { readonly creative: number; readonly tick: number; readonly value: number };

/** The reports of a market while it runs. */
export type Reports = {
  readonly desk: (day: number) => Desk;
  /** Adds what was delivered in a half-hour. */
  readonly deliver: (
    creative: number,
    tick: number,
    part: Omit<DayReport, 'conversions' | 'revenue'>,
  ) => void;
  /** Takes an order that is reported so many half-hours later. */
  readonly order: (order: Order, delay: number) => void;
  /** Reports the orders that are due. */
  readonly reportDue: (tick: number) => void;
};

/** Empty reports of so many creatives. */
export function createReports(creatives: number): Reports {
  const reports = Array.from({ length: creatives }, () =>
    Array.from({ length: DAYS }, () => ({ impressions: 0, clicks: 0, spend: 0, conversions: 0, revenue: 0 })),
  );
  const knownAfter = Array.from({ length: DAYS }, () => new Array<number>(AGES).fill(0));
  const due: Order[][] = Array.from({ length: TICKS + LATEST + 1 }, () => []);
  const report = ({ creative, tick, value }: Order, at: number): void => {
    const day = dayOfTick(tick);
    const row = reports[creative]?.[day];
    const known = knownAfter[day] ?? [];
    if (!row) return;
    row.conversions += 1;
    row.revenue += value;
    for (let age = dayOfTick(at) - day; age < known.length; age += 1) known[age] = (known[age] ?? 0) + 1;
  };
  return {
    desk: (day) => ({ day, reports, knownAfter }),
    deliver: (creative, tick, { impressions, clicks, spend }) => {
      const row = reports[creative]?.[dayOfTick(tick)];
      if (!row) return;
      row.impressions += impressions;
      row.clicks += clicks;
      row.spend += spend;
    },
    order: (order, delay) => {
      if (delay === 0) report(order, order.tick);
      else due[order.tick + delay]?.push(order);
    },
    reportDue: (tick) => {
      for (const order of due[tick] ?? []) report(order, tick);
    },
  };
}

/** The day that a half-hour is in. */
export function dayOfTick(tick: number): number {
  return Math.floor(tick / TICKS_A_DAY);
}

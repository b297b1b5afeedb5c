import type { Day } from '../shared/day.ts';

/** What was counted in a period, and the exposure that it is measured against. */
export type CountPoint = {
  readonly period: Day;
  readonly count: number;
  readonly exposure: number;
};

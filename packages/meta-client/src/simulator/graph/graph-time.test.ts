import { expect, it } from 'vitest';
import { toGraphTime } from './graph-time.ts';

it.each([
  ['2026-01-02T06:04:05.678Z', 'America/Sao_Paulo', '2026-01-02T03:04:05-0300'],
  ['2026-07-01T12:00:00.000Z', 'America/New_York', '2026-07-01T08:00:00-0400'],
  ['2026-01-01T20:00:00.000Z', 'Asia/Kolkata', '2026-01-02T01:30:00+0530'],
  ['2026-01-01T00:00:00.000Z', 'UTC', '2026-01-01T00:00:00+0000'],
])('writes %s in %s as %s', (instant, timeZone, expected) => {
  expect(toGraphTime(instant, timeZone)).toBe(expected);
});

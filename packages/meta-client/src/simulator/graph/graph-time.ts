import { type Instant, instantMs } from '@adpilot/core';

const formats = new Map<string, Intl.DateTimeFormat>();

/** A point in time as Meta writes it, in the account's zone and without a colon: `2017-04-25T17:48:41-0700`. */
export function toGraphTime(instant: Instant, timeZone: string): string {
  const parts: Record<string, string> = {};
  for (const { type, value } of formatFor(timeZone).formatToParts(instantMs(instant))) parts[type] = value;
  const { year = '', month = '', day = '', hour = '', minute = '', second = '', timeZoneName = '' } = parts;
  const offset = timeZoneName.replace('GMT', '').replace(':', '') || '+0000';
  return `${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`;
}

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'longOffset',
  });
  formats.set(timeZone, format);
  return format;
}

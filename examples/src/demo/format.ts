import { formatMinorUnits, type Instant, type MinorUnits } from '@adpilot/core';

/** `1,234.56 USD`; a dash where unknown. */
export function amount(minor: MinorUnits | null, currency: string): string {
  if (minor === null) return '-';
  const [whole = '', fraction] = formatMinorUnits(Math.round(minor), currency).split('.');
  return `${grouped(whole)}${fraction === undefined ? '' : `.${fraction}`} ${currency}`;
}

/** `1,234`; a dash where unknown. */
export function count(value: number | null): string {
  return value === null ? '-' : grouped(String(value));
}

/** `1 row`, `1,234 rows`. */
export function counted(value: number, noun: string): string {
  return `${grouped(String(value))} ${noun}${value === 1 ? '' : 's'}`;
}

/** `2.46`; a dash where unknown. */
export function ratio(value: number | null): string {
  return value === null ? '-' : value.toFixed(2);
}

/** `1.23 %`; a dash where unknown. */
export function percent(share: number | null): string {
  return share === null ? '-' : `${(share * 100).toFixed(2)} %`;
}

function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

/** `2026-03-01, 06:00` on the wall clock of the zone. */
export function localTime(instant: Instant, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
    hourCycle: 'h23',
  }).format(new Date(instant));
}

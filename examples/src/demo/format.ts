import { formatMinorUnits, type MinorUnits } from '@adpilot/core';

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

import { hashJson } from '@adpilot/core';

const HEX_DIGITS = 11;
const DECIMAL_DIGITS = 14;

/** An 18-digit id as Meta writes them, the same for the same parts whatever the seed of the market is. */
export function deriveId(...parts: readonly (string | number)[]): string {
  const number = Number.parseInt(hashJson(parts).slice(0, HEX_DIGITS), 16);
  return `1202${String(number).padStart(DECIMAL_DIGITS, '0')}`;
}

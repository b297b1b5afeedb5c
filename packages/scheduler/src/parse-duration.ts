import { InvalidInputError } from '@adpilot/core';

const UNIT_MS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const DURATION = /^(\d+)([smhd])$/;

/**
 * Milliseconds in a whole number of seconds, minutes, hours or days (always 24 hours): `90s`, `30m`, `12h`, `2d`.
 *
 * ```ts
 * parseDuration('30m'); // 1_800_000
 * ```
 *
 * @throws InvalidInputError for any other text, for zero, and beyond the safe integers
 */
export function parseDuration(text: string): number {
  const [, count = '', unit = ''] = DURATION.exec(text) ?? [];
  const ms = Number(count) * (UNIT_MS[unit] ?? 0);
  if (ms > 0 && Number.isSafeInteger(ms)) return ms;
  throw new InvalidInputError({
    argument: 'duration',
    message: `not a duration such as 90s, 30m, 12h or 2d: ${text}`,
  });
}

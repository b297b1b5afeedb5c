import type { Instant } from '../../src/index.ts';

/** The time at which the builders' world stands: noon UTC, 07:00 in New York. Its last complete day is 2026-01-14. */
export const NOW: Instant = '2026-01-15T12:00:00.000Z';

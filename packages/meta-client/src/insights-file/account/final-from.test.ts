import { describe, expect, it } from 'vitest';
import { finalFrom } from './final-from.ts';

describe('finalFrom', () => {
  it.each([
    ['UTC', '2026-01-31', '2026-02-01T06:00:00.000Z'],
    ['America/Sao_Paulo', '2026-01-31', '2026-02-01T09:00:00.000Z'],
    ['Europe/Berlin', '2026-03-28', '2026-03-29T04:00:00.000Z'],
    ['Europe/Berlin', '2026-03-29', '2026-03-30T04:00:00.000Z'],
    ['Europe/Berlin', '2026-10-24', '2026-10-25T05:00:00.000Z'],
    ['America/Santiago', '2026-09-05', '2026-09-06T09:00:00.000Z'],
  ])('is six o’clock in %s on the morning after %s', (timeZone, day, instant) => {
    expect(finalFrom(day, timeZone)).toBe(instant);
  });
});

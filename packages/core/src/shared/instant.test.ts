import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../testing/assert-property.ts';
import { InvalidInputError } from '../errors/invalid-input-error.ts';
import { addHours, hoursBetween, instantMs, toInstant } from './instant.ts';

const instant = fc
  .date({
    min: new Date('1970-01-01T00:00:00.000Z'),
    max: new Date('2100-01-01T00:00:00.000Z'),
    noInvalidDate: true,
  })
  .map(toInstant);

describe('toInstant', () => {
  it('takes dates and milliseconds', () => {
    expect(toInstant(0)).toBe('1970-01-01T00:00:00.000Z');
    expect(toInstant(new Date('2026-03-29T03:00:00+02:00'))).toBe('2026-03-29T01:00:00.000Z');
  });

  it('refuses an invalid date', () => {
    expect(() => toInstant(new Date('nonsense'))).toThrow(InvalidInputError);
    expect(() => toInstant(Number.NaN)).toThrow(InvalidInputError);
  });
});

describe('instantMs', () => {
  it.each([
    '2026-01-15',
    '2026-01-15T12:00:00Z',
    '2026-01-15T12:00:00.000+00:00',
    '2026-01-15 12:00:00.000Z',
    '2026-02-30T12:00:00.000Z',
    '2026-01-15T24:00:00.000Z',
    '2026-13-01T12:00:00.000Z',
    '',
  ])('refuses "%s"', (text) => {
    expect(() => instantMs(text)).toThrow(InvalidInputError);
  });

  it('undoes toInstant', () => {
    assertProperty(
      fc.property(instant, (at) => {
        expect(toInstant(instantMs(at))).toBe(at);
      }),
    );
  });
});

describe('instants', () => {
  it('compare as their times do', () => {
    assertProperty(
      fc.property(instant, instant, (a, b) => {
        expect(a < b).toBe(instantMs(a) < instantMs(b));
      }),
    );
  });

  it('move by hours, whole or not, forwards and backwards', () => {
    expect(addHours('2026-12-31T23:30:00.000Z', 0.5)).toBe('2027-01-01T00:00:00.000Z');
    expect(addHours('2026-01-01T00:00:00.000Z', -24)).toBe('2025-12-31T00:00:00.000Z');
    expect(hoursBetween('2026-01-01T00:00:00.000Z', '2025-12-31T12:00:00.000Z')).toBe(-12);
  });
});

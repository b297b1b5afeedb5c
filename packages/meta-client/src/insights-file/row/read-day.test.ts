import { describe, expect, it } from 'vitest';
import { monthOf } from './month-names.ts';
import { readDay } from './read-day.ts';

describe('readDay', () => {
  it.each([
    '2026-03-01',
    '2026-03-01T00:00:00+0000',
    '2026-03-01 00:00:00',
    '2026/03/01',
    '2026.3.1',
    '2026-3-1',
    '20260301',
    'Mar 1, 2026',
    'March 1, 2026',
    'Mar 1, 2026, 12:00 AM',
    '1 Mar 2026',
    '01-Mar-26',
    '2026 Mar 1',
    '1 de mar. de 2026',
    '1º de março de 2026',
    '1 de marzo de 2026',
    '1. März 2026',
    '1 mars 2026',
    '1er mars 2026',
    '1 marzo 2026',
    'Sun, Mar 1, 2026',
    'Sunday, March 1, 2026',
    'dom., 1 de mar. de 2026',
    'So., 1. März 2026',
    'dimanche 1 mars 2026',
  ])('reads "%s" whatever the order of the file', (text) => {
    expect(
      [null, 'dmy', 'mdy'].map((order) => readDay(text, order === 'dmy' || order === 'mdy' ? order : null)),
    ).toEqual(['2026-03-01', '2026-03-01', '2026-03-01']);
  });

  it.each(['2/3/2026', '02/03/2026', '02.03.2026', '2-3-26', '2/3/26', '02/03/2026 00:00'])(
    'reads "%s" as the order says, and not without one',
    (text) => {
      expect(readDay(text, 'dmy')).toBe('2026-03-02');
      expect(readDay(text, 'mdy')).toBe('2026-02-03');
      expect(readDay(text, null)).toBeNull();
    },
  );

  it.each(['Wed, Mar 18, 2026', 'quarta-feira, 18 de março de 2026', 'mié 18 mar 2026'])(
    'reads "%s" with its day of the week',
    (text) => {
      expect(readDay(text, null)).toBe('2026-03-18');
    },
  );

  it('needs no order where the calendar leaves one day', () => {
    expect([readDay('13/2/2026', null), readDay('2/13/2026', null), readDay('3.3.2026', null)]).toEqual([
      '2026-02-13',
      '2026-02-13',
      '2026-03-03',
    ]);
  });

  it('finds no day where an order does not fit', () => {
    expect([readDay('13/2/2026', 'mdy'), readDay('2/13/2026', 'dmy')]).toEqual([null, null]);
  });

  it.each([
    '',
    'someday',
    'Lifetime',
    '2026-02-30',
    '2026-13-01',
    '31/04/2026',
    '1/2-2026',
    '1/2/026',
    '45717',
    '17720301',
    '2026',
    'Mar 2026',
    'Mar 1 2026 to Mar 7 2026',
    'Foo 1, 2026',
    'jui 1, 2026',
    'Foo, Mar 1, 2026',
    '2026-03-01 to 2026-03-07',
  ])('is null for "%s"', (text) => {
    expect(readDay(text, 'dmy')).toBeNull();
  });
});

describe('monthOf', () => {
  it.each([
    ['jan fev mar abr mai jun jul ago set out nov dez'],
    ['jan feb mar apr may jun jul aug sep oct nov dec'],
    ['ene feb mar abr may jun jul ago sept oct nov dic'],
    ['jan feb mrz apr mai jun jul aug sep okt nov dez'],
    ['janv fevr mars avr mai juin juil aout sept oct nov dec'],
    ['gen feb mar apr mag giu lug ago set ott nov dic'],
  ])('knows %s', (names) => {
    expect(names.split(' ').map(monthOf)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });

  it('knows no month by two letters, or by the beginning of two', () => {
    expect(['ma', 'jui', 'x'].map(monthOf)).toEqual([null, null, null]);
  });
});

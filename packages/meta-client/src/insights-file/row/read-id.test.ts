import { describe, expect, it } from 'vitest';
import { readId } from './read-id.ts';

describe('readId', () => {
  it.each([
    ['120210000000000123', '120210000000000123'],
    ['A0001', 'A0001'],
    ['ag:23842595555550123', '23842595555550123'],
    ['c:120210000000000123', '120210000000000123'],
    ["'120210000000000123", '120210000000000123'],
    ['23842595555550.0', '23842595555550'],
    ['23842595555550.00', '23842595555550'],
  ])('reads %s as %s', (text, id) => {
    expect(readId(text)).toBe(id);
  });

  it.each([null, 'nan', 'NaN', 'None', 'null'])('finds no id in %s', (text) => {
    expect(readId(text)).toBeNull();
  });

  it.each(['1.2E+17', '1,2021E+17', '1e+17', '1.2021e17', '120210000000000123.0', '9007199254740993.0'])(
    'refuses %s, which has lost digits',
    (text) => {
      expect(() => readId(text)).toThrow(
        `rounded the id ${text}; export the file again and give its id columns the type text`,
      );
    },
  );
});

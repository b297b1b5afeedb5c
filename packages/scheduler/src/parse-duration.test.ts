import { describe, expect, it } from 'vitest';
import { parseDuration } from './parse-duration.ts';

describe('parseDuration', () => {
  it.each([
    ['90s', 90_000],
    ['30m', 1_800_000],
    ['12h', 43_200_000],
    ['2d', 172_800_000],
    ['007m', 420_000],
  ])('reads %s as %i ms', (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });

  it.each([
    '',
    '30',
    'm',
    '0m',
    '-5m',
    '+5m',
    '1.5h',
    '1h30m',
    ' 5m',
    '5m ',
    '5 m',
    '5M',
    '2w',
    '9007199254740993s',
  ])('refuses "%s"', (text) => {
    expect(() => parseDuration(text)).toThrow(
      expect.objectContaining({ code: 'invalid_input', argument: 'duration' }),
    );
  });
});

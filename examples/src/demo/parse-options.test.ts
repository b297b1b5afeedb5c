import { describe, expect, it } from 'vitest';
import { parseOptions, UsageError } from './parse-options.ts';

describe('the command line of the demo', () => {
  it('finds files where the user stands, and reads them as it is told', () => {
    const args = [
      '--insights',
      'a.csv',
      '--insights',
      '/b.json',
      '--currency',
      'brl',
      '--decimal',
      ',',
      '--strict',
    ];
    expect(parseOptions(['--', ...args], '/home/ana')).toMatchObject({
      insights: ['/home/ana/a.csv', '/b.json'],
      importing: { currency: 'BRL', decimal: ',', strict: true },
      watch: null,
    });
  });

  it('watches until it is interrupted, or for so many cycles', () => {
    expect(parseOptions(['--watch'], '/').watch).toBe(Number.POSITIVE_INFINITY);
    expect(parseOptions(['--watch', '--cycles', '12', '--advance', '2d'], '/')).toMatchObject({
      watch: 12,
      advanceMs: 172_800_000,
    });
  });

  it.each([
    ['an unknown option', ['--insight', 'x.csv'], '--insight'],
    ['a time without unit', ['--advance', '2'], '--advance'],
    ['a reading of no file', ['--currency', 'EUR'], '--insights'],
    ['an unknown currency', ['--insights', 'x.csv', '--currency', 'EUX'], '--currency'],
    ['an unknown zone', ['--insights', 'x.csv', '--time-zone', 'Mars/Olympus'], '--time-zone'],
    ['another order of dates', ['--insights', 'x.csv', '--dates', 'ymd'], '--dates'],
    ['another decimal sign', ['--insights', 'x.csv', '--decimal', ';'], '--decimal'],
    ['cycles without watching', ['--cycles', '2'], '--cycles'],
    ['one plan of many cycles', ['--watch', '--json'], '--json'],
    ['no cycle', ['--watch', '--cycles', '0'], '--cycles'],
  ])('refuses %s and names it', (_, args, named) => {
    expect(() => parseOptions(args, '/')).toThrow(UsageError);
    expect(() => parseOptions(args, '/')).toThrow(named);
  });
});

import { describe, expect, it } from 'vitest';
import { createProgressMeter, type ReadProgress } from './read-progress.ts';

const MEBIBYTE = 1_048_576;

function record(size: number) {
  const seen: ReadProgress[] = [];
  const meter = createProgressMeter(size, (progress) => seen.push(progress));
  return { meter, bytes: () => seen.map(({ bytes }) => bytes / MEBIBYTE), seen };
}

describe('the progress of reading', () => {
  it('spreads over both ways through a file', () => {
    const { meter, bytes } = record(2 * MEBIBYTE);
    for (const pass of [meter.begin(2 * MEBIBYTE), meter.begin(2 * MEBIBYTE)]) {
      for (const at of [0.5, 1, 1.5, 2]) pass.reach(at * MEBIBYTE);
      pass.end();
    }
    expect(bytes()).toEqual([1, 2]);
  });

  it('does not go back, or miss the end, where the first way stops early', () => {
    const { meter, bytes } = record(4 * MEBIBYTE);
    const first = meter.begin(4 * MEBIBYTE);
    first.reach(2 * MEBIBYTE);
    first.end();
    const second = meter.begin(4 * MEBIBYTE);
    for (const at of [2, 4]) second.reach(at * MEBIBYTE);
    second.end();
    expect(bytes().map(Math.floor)).toEqual([1, 2, 4]);
  });

  it('reports once per mebibyte, never more than the file has, and at the end', () => {
    const { meter, seen } = record(MEBIBYTE);
    const pass = meter.begin(MEBIBYTE);
    for (const at of [100, 50, 2 * MEBIBYTE]) {
      pass.reach(at);
      meter.countRow();
    }
    pass.end();
    expect(seen).toEqual([]);
    meter.finish();
    expect(seen).toEqual([{ bytes: MEBIBYTE, totalBytes: MEBIBYTE, rows: 3 }]);
  });
});

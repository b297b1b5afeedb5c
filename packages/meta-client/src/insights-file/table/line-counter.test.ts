import { describe, expect, it } from 'vitest';
import { createLineCounter } from './line-counter.ts';

describe('createLineCounter', () => {
  it.each([1, 2, 3, 100])('knows the line of each offset when text comes %i bytes at a time', (size) => {
    const text = Buffer.from('a\nb\r\n\n\nc');
    const counter = createLineCounter();
    const lines: number[] = [];
    for (let start = 0; start < text.length; start += size) {
      const chunk = text.subarray(start, start + size);
      counter.enter(chunk, start);
      for (const index of chunk.keys()) lines.push(counter.at(start + index));
    }
    expect(lines).toEqual([1, 1, 2, 2, 2, 3, 4, 5]);
  });
});

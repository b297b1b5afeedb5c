import { describe, expect, it } from 'vitest';
import { remember } from './remember.ts';

describe('what is remembered', () => {
  it('is worked out once for a text that comes again, and never grows without end', () => {
    const asked: string[] = [];
    const length = remember((text) => asked.push(text) && text.length);
    expect([length('day'), length('day'), length('month')]).toEqual([3, 3, 5]);
    expect(asked).toEqual(['day', 'month']);
    for (let index = 0; index < 9_999; index += 1) length(`other ${index}`);
    expect(length('day')).toBe(3);
    expect(asked.filter((text) => text === 'day')).toHaveLength(2);
  });
});

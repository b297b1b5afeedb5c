import { describe, expect, it } from 'vitest';
import cases from '../../cases/digest.json' with { type: 'json' };
import { hashId, hashJson } from './hash.ts';
import { canonicalJson } from './json.ts';

describe('hashJson', () => {
  it.each(cases)('is the SHA-256 of the key-sorted text of $name', ({ input, expected }) => {
    expect(canonicalJson(input)).toBe(expected.text);
    expect(hashJson(input)).toBe(expected.digest);
  });
});

describe('hashId', () => {
  it('is the first half of the digest of its parts', () => {
    expect(hashId('plan', 1, null)).toBe(hashJson(['plan', 1, null]).slice(0, 32));
    expect(hashId('plan', 1, null)).not.toBe(hashId('plan1', null));
  });
});

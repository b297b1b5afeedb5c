import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../testing/assert-property.ts';
import { InvalidInputError } from '../errors/invalid-input-error.ts';
import { hashId, hashJson } from './hash.ts';
import { canonicalJson, canonicalPieces } from './json.ts';

const json = fc.jsonValue({ maxDepth: 4 });

/** The same value with the keys of every object in the opposite order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, item]) => [key, reversed(item)]),
  );
}

describe('canonicalJson', () => {
  it('writes keys in code-unit order, without spaces', () => {
    expect(canonicalJson({ b: [1, { z: null, a: true }], a: 'ä', B: -0, '10': 1, '9': 2 })).toBe(
      '{"10":1,"9":2,"B":0,"a":"ä","b":[1,{"a":true,"z":null}]}',
    );
  });

  it('is JSON of the same value', () => {
    assertProperty(
      fc.property(json, (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('is the same in pieces', () => {
    assertProperty(
      fc.property(json, (value) => {
        expect([...canonicalPieces(value)].join('')).toBe(canonicalJson(value));
      }),
    );
    expect([...canonicalPieces({ b: [{ a: 1 }, 2], a: {} })]).toContain('{"a":1}');
    expect(() => [...canonicalPieces({ b: [{ a: Number.NaN }] })]).toThrow('$.b[0].a has no JSON form');
  });

  it('keeps the order of keys that objects do not keep', () => {
    const value = JSON.parse('{"b":1,"10":[{"9":1,"1":{"__proto__":2,"a":3}}],"9":2}');
    expect(canonicalJson(value)).toBe('{"10":[{"1":{"__proto__":2,"a":3},"9":1}],"9":2,"b":1}');
  });

  it('does not depend on the order in which keys were written', () => {
    assertProperty(
      fc.property(json, (value) => {
        expect(canonicalJson(reversed(value))).toBe(canonicalJson(value));
      }),
    );
  });

  it.each([
    ['undefined', { a: [undefined] }, '$.a[0]'],
    ['NaN', { a: { b: Number.NaN } }, '$.a.b'],
    ['Infinity', [Number.POSITIVE_INFINITY], '$[0]'],
    ['a bigint', { a: 1n }, '$.a'],
    ['a function', { a: () => 1 }, '$.a'],
    ['a date', { at: new Date(0) }, '$.at'],
    ['a map', { a: new Map([[1, 2]]) }, '$.a'],
  ])('refuses %s and names its path', (_, value, path) => {
    expect(() => canonicalJson(value)).toThrow(InvalidInputError);
    expect(() => canonicalJson(value)).toThrow(new RegExp(`^${path.replace(/[$[\].]/g, '\\$&')} `));
  });
});

describe('hashJson', () => {
  it('is SHA-256 of the canonical text', () => {
    // printf '{"a":1,"b":[true,null]}' | sha256sum
    expect(hashJson({ b: [true, null], a: 1 })).toBe(
      '1cc69c7fa23616ca2ec3ee70d24390a6225c8832db8a4c814c7e0e7f942f8668',
    );
  });

  it('differs where a value, a key or the order of a list differs', () => {
    const digests = [{ a: 1 }, { a: '1' }, { b: 1 }, { a: [1] }, [1, 2], [2, 1], null, {}, []].map(hashJson);
    expect(new Set(digests).size).toBe(digests.length);
  });
});

describe('hashId', () => {
  it('has 32 hexadecimal digits and keeps its parts apart', () => {
    expect(hashId('a', 1, null)).toMatch(/^[0-9a-f]{32}$/);
    expect(hashId('ab', 'c')).not.toBe(hashId('a', 'bc'));
    expect(hashId('a', '1')).not.toBe(hashId('a', 1));
    expect(hashId('a', null)).not.toBe(hashId('a'));
  });
});

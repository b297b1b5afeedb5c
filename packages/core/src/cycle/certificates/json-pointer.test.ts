import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../../errors/invalid-input-error.ts';
import { setAtPointer } from './json-pointer.ts';

const json = { a: { b: [1, { c: 2 }], 'x/y': 3, 'm~n': 4, none: null } };

describe('setAtPointer', () => {
  it.each([
    ['', { a: null }, { a: null }],
    ['/a/none', 9, { a: { ...json.a, none: 9 } }],
    ['/a/b/0', 9, { a: { ...json.a, b: [9, { c: 2 }] } }],
    ['/a/b/1/c', null, { a: { ...json.a, b: [1, { c: null }] } }],
    ['/a/b', ['x'], { a: { ...json.a, b: ['x'] } }],
    ['/a/x~1y', 9, { a: { ...json.a, 'x/y': 9 } }],
    ['/a/m~0n', 9, { a: { ...json.a, 'm~n': 9 } }],
  ])('puts a value at "%s"', (pointer, value, expected) => {
    const before = structuredClone(json);
    expect(setAtPointer(json, pointer, value)).toEqual(expected);
    expect(json).toEqual(before);
  });

  it.each(['a', '/b', '/a/b/2', '/a/b/length', '/a/none/x', '/a/toString'])(
    'refuses "%s", which names nothing',
    (pointer) => {
      expect(() => setAtPointer(json, pointer, 9)).toThrow(InvalidInputError);
    },
  );

  it.each([
    ['', 9],
    ['', { b: json.a }],
    ['/a/b', { 0: 1, 1: 2 }],
    ['/a/b/0', '9'],
    ['/a/b/0', true],
    ['/a/b/0', Number.NaN],
    ['/a/b/0', [1]],
    ['/a/b/1', {}],
    ['/a/b/1', { d: 2 }],
    ['/a/b/1', { c: '2' }],
    ['/a/b/1', { c: 2, d: 3 }],
    ['/a/b/1', [2]],
  ])('refuses at "%s" what is of another shape (%#)', (pointer, value) => {
    expect(() => setAtPointer(json, pointer, value)).toThrow(
      `not of the shape of what stands there: ${pointer}`,
    );
  });
});

import { expect, it } from 'vitest';
import { parseFields } from './parse-fields.ts';

it('reads names, also inside others', () => {
  expect(parseFields('id, creative{id,story{name}} ,name')).toEqual([
    { name: 'id', inner: null },
    {
      name: 'creative',
      inner: [
        { name: 'id', inner: null },
        { name: 'story', inner: [{ name: 'name', inner: null }] },
      ],
    },
    { name: 'name', inner: null },
  ]);
});

it.each(['', 'id,', ',id', 'id name', 'a{b', 'a}', 'a{}', 'a{b}}', 'insights.limit(1){spend}'])(
  'refuses "%s"',
  (text) => {
    expect(() => parseFields(text)).toThrow('Syntax error');
  },
);

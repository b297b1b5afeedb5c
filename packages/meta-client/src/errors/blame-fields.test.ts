import { describe, expect, it } from 'vitest';
import { parseBlameFields } from './blame-fields.ts';

describe('parseBlameFields', () => {
  it.each<[string, unknown, readonly string[]]>([
    [
      'an object with paths',
      { blame_field_specs: [['targeting', 'age_min'], ['daily_budget']] },
      ['targeting.age_min', 'daily_budget'],
    ],
    ['an object with one field', { blame_field: 'targeting' }, ['targeting']],
    ['JSON text', '{"blame_field_specs":[["optimization_goal"]]}', ['optimization_goal']],
    ['the text null', 'null', []],
    ['text that is no JSON', 'oops', []],
    ['nothing', undefined, []],
    ['other data', { start_offset: 1 }, []],
  ])('reads %s', (_, data, fields) => {
    expect(parseBlameFields(data)).toEqual(fields);
  });
});

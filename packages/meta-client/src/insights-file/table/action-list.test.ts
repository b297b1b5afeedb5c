import { describe, expect, it } from 'vitest';
import { parseActionList } from './action-list.ts';

const PURCHASE = { type: 'purchase', value: '3' };

describe('parseActionList', () => {
  it.each([
    ['JSON', '[{"action_type":"purchase","value":"3"}]', [PURCHASE]],
    ["Python's spelling", "[{'action_type': 'purchase', 'value': '3'}]", [PURCHASE]],
    [
      'a name that holds an apostrophe, which Python then quotes differently',
      `[{'action_type': "it's", 'value': '1'}]`,
      [{ type: "it's", value: '1' }],
    ],
    [
      'several entries, in their order and of one type too',
      "[{'action_type': 'b', 'value': '1'}, {'action_type': 'a', 'value': '2.50'}, {'action_type': 'b', 'value': '3'}]",
      [
        { type: 'b', value: '1' },
        { type: 'a', value: '2.50' },
        { type: 'b', value: '3' },
      ],
    ],
    ['a figure that is a number', '[{"action_type":"purchase","value":3}]', [PURCHASE]],
    [
      'windows of attribution beside the figure',
      '[{"action_type":"purchase","value":"3","1d_view":"1","7d_click":"2"}]',
      [PURCHASE],
    ],
    [
      'an entry that has but a window of attribution, as one of no figure',
      '[{"action_type":"purchase","1d_view":"1"}]',
      [{ type: 'purchase', value: '0' }],
    ],
    ['an empty list', '[]', []],
  ])('reads %s', (_, text, figures) => {
    expect(parseActionList(text)).toEqual(figures);
  });

  it.each([
    ['an empty text', ''],
    ['a number', '12'],
    ['a word', 'purchase'],
    ['a list that breaks off', "[{'action_type': 'purchase'"],
    ['an object', '{"action_type":"purchase","value":"3"}'],
    ['a list of numbers', '[1, 2]'],
    ['a list with an entry of another kind', '[{"action_type":"purchase","value":"3"},{"id":"1"}]'],
    ['a type that is no text', '[{"action_type":1,"value":"3"}]'],
    ['a figure that is an object', '[{"action_type":"purchase","value":{}}]'],
  ])('takes %s for no list of actions', (_, text) => {
    expect(parseActionList(text)).toBeNull();
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../testing/assert-property.ts';
import { goldenCases } from '../../testing/golden-cases.ts';
import { anEvaluatedCreative, aPolicy } from '../../testing/index.ts';
import { addDays } from '../shared/day.ts';
import { assignRole } from './assign-role.ts';
import type { CreativeRole } from './creative-role.ts';
import type { CreativeRecord, EvaluatedCreative } from './creative-state.ts';

const policy = aPolicy();
const TODAY = '2026-01-15';

function roleOf(state: Partial<EvaluatedCreative>): CreativeRole {
  return assignRole(anEvaluatedCreative(state), policy).role;
}

/** One evaluation a day up to yesterday. */
function history(...records: readonly (readonly [CreativeRole, number | null])[]): readonly CreativeRecord[] {
  return records.map(([role, overall], index) => ({
    day: addDays(TODAY, index - records.length),
    role,
    overall,
  }));
}

describe('assignRole', () => {
  it.each(goldenCases<Partial<EvaluatedCreative>, { readonly role: CreativeRole }>('creative-role'))(
    'sees $name',
    ({ input, expected }) => {
      expect(roleOf(input)).toBe(expected.role);
    },
  );

  it('archives on the second evaluation below 50 in a row, where evaluations are kept', () => {
    const weak = { overall: 45 };
    expect(roleOf({ ...weak, history: [] })).toBe('test');
    expect(roleOf({ ...weak, history: history(['test', 45]) })).toBe('archive');
    expect(roleOf({ ...weak, history: history(['test', 45], ['test', 50]) })).toBe('test');
    expect(roleOf({ ...weak, history: history(['pending', null]) })).toBe('test');
    expect(roleOf({ ...weak, history: history(['test', 45], ['pending', null]) })).toBe('archive');
  });

  it.each([
    [54.9, 'archive'],
    [55, 'test'],
  ])('lets an archived creative with a score of %d be %s', (overall, role) => {
    expect(roleOf({ overall, history: history(['archive', 40]) })).toBe(role);
    // A day without enough impressions, or of fatigue, is no way out.
    for (const between of [
      ['pending', null],
      ['pending', 40],
      ['fatigue', 60],
    ] as const)
      expect(roleOf({ overall, history: history(['archive', 40], between) })).toBe(role);
  });

  it('leaves what is archived where it is, unless an evaluation put it there and it has risen since', () => {
    const archived = { archived: true, overall: 80 };
    expect(roleOf(archived)).toBe('archive');
    expect(roleOf({ ...archived, history: [] })).toBe('archive');
    expect(roleOf({ ...archived, history: history(['test', 80]) })).toBe('archive');
    expect(roleOf({ ...archived, history: history(['archive', 40]) })).toBe('test');
    expect(roleOf({ ...archived, history: history(['archive', 40], ['test', 80]) })).toBe('test');
  });

  it('crowns neither a worn-out nor an archived creative', () => {
    const crowned = { winnerId: 'creative-1', overall: 80 };
    expect(roleOf({ ...crowned, fatigued: true })).toBe('fatigue');
    expect(roleOf({ ...crowned, archived: true })).toBe('archive');
    // It cannot be its own successor.
    expect(roleOf({ ...crowned, fatigued: true, history: history(['winner', 80]) })).toBe('outgoing');
  });

  it('keeps a worn-out winner for seven days, or until a successor wins', () => {
    const worn = { fatigued: true, overall: 70 };
    const outgoing = (days: number) =>
      history(['winner', 80], ...Array.from({ length: days }, () => ['outgoing', 70] as const));
    expect(roleOf({ ...worn, history: outgoing(0) })).toBe('outgoing');
    expect(roleOf({ ...worn, history: outgoing(6) })).toBe('outgoing');
    expect(roleOf({ ...worn, history: outgoing(7) })).toBe('fatigue');
    expect(roleOf({ ...worn, history: outgoing(3), winnerId: 'creative-2' })).toBe('fatigue');
    expect(roleOf({ ...worn, history: history(['test', 70]) })).toBe('fatigue');
  });

  it('does not flap where the score dances round 50', () => {
    assertProperty(
      fc.property(
        fc.array(fc.double({ min: 45.1, max: 54.9, noNaN: true }), { minLength: 3, maxLength: 30 }),
        (scores) => {
          const records: CreativeRecord[] = [];
          for (const [index, overall] of scores.entries()) {
            const day = addDays(TODAY, index);
            records.push({ day, overall, role: roleOf({ overall, day, history: [...records] }) });
          }
          const changes = records.filter(({ role }, index) => index > 0 && role !== records[index - 1]?.role);
          expect(changes.length).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../testing/assert-property.ts';
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
  it.each<readonly [string, Partial<EvaluatedCreative>, CreativeRole]>([
    ['too few impressions', { impressions: 999, overall: 10, fatigued: true }, 'pending'],
    ['just enough impressions', { impressions: 1000 }, 'test'],
    ['no score', { overall: null, winnerId: 'creative-1' }, 'pending'],
    ['the winner', { winnerId: 'creative-1' }, 'winner'],
    ['another winner', { winnerId: 'creative-2' }, 'test'],
    ['worn out', { fatigued: true }, 'fatigue'],
    ['worn out and weak', { fatigued: true, overall: 20 }, 'fatigue'],
    ['a score of 50', { overall: 50 }, 'test'],
    ['a score under 50', { overall: 49.99 }, 'archive'],
    ['a low score that the unknown may explain', { overall: 45, overallAtBest: 60 }, 'test'],
    ['a low score that the unknown does not explain', { overall: 30, overallAtBest: 45 }, 'archive'],
  ])('sees %s', (_, state, role) => {
    expect(roleOf(state)).toBe(role);
  });

  it('archives on the second evaluation below 50 in a row, where evaluations are kept', () => {
    const weak = { overall: 45 };
    expect(roleOf({ ...weak, history: [] })).toBe('test');
    expect(roleOf({ ...weak, history: history(['test', 45]) })).toBe('archive');
    expect(roleOf({ ...weak, history: history(['test', 45], ['test', 50]) })).toBe('test');
    expect(roleOf({ ...weak, history: history(['pending', null]) })).toBe('test');
  });

  it.each([
    [54.9, 'archive'],
    [55, 'test'],
  ])('lets an archived creative with a score of %d be %s', (overall, role) => {
    expect(roleOf({ overall, history: history(['archive', 40]) })).toBe(role);
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

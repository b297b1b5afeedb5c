import { describe, expect, it } from 'vitest';
import { aDecision, aPlannedAction, aSetStatus, aSnapshot } from '../../../testing/index.ts';
import { definePolicy } from '../../policy/define-policy.ts';
import { buildFacts } from '../facts.ts';
import { quietHours } from './quiet-hours.ts';

// The builders' account lives in New York: UTC-5 in January.
function verdictsAt(now: string, quiet: { from: number; to: number } | null) {
  const facts = buildFacts(
    aSnapshot({ now }),
    definePolicy({ currency: 'USD', limits: { quietHours: quiet } }),
  );
  const raise = aPlannedAction();
  const pause = aPlannedAction({ decision: aDecision({ id: 'pause', action: aSetStatus() }) });
  return quietHours.check(facts, [raise, pause]);
}

describe('quietHours', () => {
  it.each([
    ['at the first minute, over midnight', '2026-01-16T03:00:00.000Z', { from: 22, to: 6 }],
    ['after midnight', '2026-01-16T06:30:00.000Z', { from: 22, to: 6 }],
    ['in the last minute', '2026-01-16T10:59:59.999Z', { from: 22, to: 6 }],
    ['within one day', '2026-01-15T18:00:00.000Z', { from: 12, to: 14 }],
  ])('defers everything but pauses %s', (_, now, quiet) => {
    expect(verdictsAt(now, quiet)).toMatchObject([{ decisionId: 'decision-1', verdict: 'defer' }]);
  });

  it.each([
    ['when the end is reached', '2026-01-16T11:00:00.000Z', { from: 22, to: 6 }],
    ['a minute before they begin', '2026-01-16T02:59:00.000Z', { from: 22, to: 6 }],
    ['where none are set', '2026-01-16T03:00:00.000Z', null],
    ['where they are empty', '2026-01-15T17:00:00.000Z', { from: 12, to: 12 }],
  ])('allows %s', (_, now, quiet) => {
    expect(verdictsAt(now, quiet)).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { aDecision, aPlannedAction, aSetBudget, aSetStatus, aSnapshot } from '../../../testing/index.ts';
import { definePolicy } from '../../policy/define-policy.ts';
import { buildFacts } from '../facts.ts';
import { emergencyStop } from './emergency-stop.ts';

const actions = [
  ['raise', aSetBudget()],
  ['cut', aSetBudget({ to: 3000 })],
  ['pause', aSetStatus()],
  ['activate', aSetStatus({ from: 'PAUSED', to: 'ACTIVE' })],
  ['refresh', { type: 'generate_variants', creativeId: 'creative-1' } as const],
] as const;

function blocked(stopped: boolean): readonly string[] {
  const facts = buildFacts(
    aSnapshot({ controls: { stopped, outageClosedAt: null } }),
    definePolicy({ currency: 'USD' }),
  );
  const planned = actions.map(([id, action]) => aPlannedAction({ decision: aDecision({ id, action }) }));
  const verdicts = emergencyStop.check(facts, planned);
  expect(verdicts.every(({ verdict }) => verdict === 'block')).toBe(true);
  return verdicts.map(({ decisionId }) => decisionId);
}

describe('emergencyStop', () => {
  it('lets nothing but pauses pass while the account is stopped', () => {
    expect(blocked(true)).toEqual(['raise', 'cut', 'activate', 'refresh']);
  });

  it('is silent otherwise', () => {
    expect(blocked(false)).toEqual([]);
  });

  it('stops the end of a boost too', () => {
    const facts = buildFacts(
      aSnapshot({ controls: { stopped: true, outageClosedAt: null } }),
      definePolicy({ currency: 'USD' }),
    );
    const decision = aDecision({ rule: 'boost_expiry', action: aSetBudget({ from: 5750, to: 5000 }) });
    expect(emergencyStop.check(facts, [aPlannedAction({ decision })])).toHaveLength(1);
  });
});

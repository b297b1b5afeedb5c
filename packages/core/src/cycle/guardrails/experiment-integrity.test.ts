import { describe, expect, it } from 'vitest';
import {
  aDecision,
  anAd,
  anAdSet,
  anExperiment,
  aPlannedAction,
  aSetBudget,
  aSetStatus,
  aSnapshot,
  aTarget,
} from '../../../testing/index.ts';
import type { ExperimentStatus } from '../../model/experiment.ts';
import { definePolicy } from '../../policy/define-policy.ts';
import type { Target } from '../action.ts';
import type { Decision } from '../decision.ts';
import { buildFacts } from '../facts.ts';
import { experimentIntegrity } from './experiment-integrity.ts';

/** The test runs on ad-1 and ad-2, both in ad-set-1 of campaign-1. */
function verdictsOn(decision: Partial<Decision>, status: ExperimentStatus = 'active') {
  const snapshot = aSnapshot({
    adSets: [anAdSet(), anAdSet({ id: 'ad-set-2' })],
    ads: [anAd(), anAd({ id: 'ad-2' }), anAd({ id: 'ad-3', adSetId: 'ad-set-2' })],
    experiments: [anExperiment({ status })],
  });
  const facts = buildFacts(snapshot, definePolicy({ currency: 'USD' }));
  return experimentIntegrity.check(facts, [aPlannedAction({ decision: aDecision(decision) })]);
}

const at = (level: Target['level'], id: string) => ({ target: aTarget({ level, id }) });
const pause = { action: aSetStatus() };

describe('experimentIntegrity', () => {
  it.each([
    ['the budget of the ad set', { action: aSetBudget() }],
    ['a cut of it', { action: aSetBudget({ to: 3000 }) }],
    ['the end of a boost', { rule: 'boost_expiry', action: aSetBudget({ from: 5750, to: 5000 }) }],
    ['the status of a tested ad', { ...at('ad', 'ad-1'), ...pause }],
    ['the status of the ad set', { ...at('ad_set', 'ad-set-1'), ...pause }],
    ['the campaign', { ...at('campaign', 'campaign-1'), ...pause }],
    ['the targeting', { action: { type: 'set_targeting', from: null, to: {} } as const }],
    ['a severe spike', { rule: 'spike', ...pause, evidence: { kind: 'severe_negative' } }],
    ['a risk that another rule claims', { rule: 'host_rule', ...pause, evidence: { kind: 'risk' } }],
  ])('protects a running test: %s', (_, decision) => {
    expect(verdictsOn(decision)).toMatchObject([
      { verdict: 'block', reason: 'test "Test" is running on it' },
    ]);
  });

  it.each([
    ['its own rule', { rule: 'experiment_winner', ...at('ad', 'ad-1'), ...pause }],
    ['a pause against runaway spend', { rule: 'spike', ...pause, evidence: { kind: 'risk' } }],
    ['an ad that is not in the test', { ...at('ad', 'ad-3'), ...pause }],
    ['another ad set', at('ad_set', 'ad-set-2')],
    ['another campaign', at('campaign', 'campaign-2')],
    [
      'new variants of a tested creative',
      {
        ...at('creative', 'creative-1'),
        action: { type: 'generate_variants', creativeId: 'creative-1' } as const,
      },
    ],
  ])('allows %s', (_, decision) => {
    expect(verdictsOn(decision)).toEqual([]);
  });

  it.each([
    ['active', 1],
    ['evaluating', 1],
    ['needs_more_data', 1],
    ['completed', 0],
    ['inconclusive', 0],
    ['archived', 0],
  ] as const)('in a test that is %s gives %d verdicts', (status, count) => {
    expect(verdictsOn({}, status)).toHaveLength(count);
  });
});

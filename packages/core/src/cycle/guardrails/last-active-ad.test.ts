import { describe, expect, it } from 'vitest';
import {
  aCampaign,
  aDecision,
  anAd,
  anAdSet,
  aPlannedAction,
  aSetStatus,
  aSnapshot,
  aTarget,
} from '../../../testing/index.ts';
import { definePolicy } from '../../policy/define-policy.ts';
import type { Target } from '../action.ts';
import { buildFacts } from '../facts.ts';
import { lastActiveAd } from './last-active-ad.ts';

const facts = buildFacts(
  aSnapshot({
    campaigns: [aCampaign(), aCampaign({ id: 'single' })],
    adSets: [
      anAdSet(),
      anAdSet({ id: 'ad-set-2' }),
      anAdSet({ id: 'only', campaignId: 'single' }),
      anAdSet({ id: 'off', campaignId: 'single', effectiveStatus: 'PAUSED' }),
    ],
    ads: [
      anAd(),
      anAd({ id: 'ad-2' }),
      anAd({ id: 'ad-3', effectiveStatus: 'DISAPPROVED' }),
      anAd({ id: 'ad-4', adSetId: 'only' }),
      anAd({ id: 'ad-5', adSetId: 'only', effectiveStatus: 'WITH_ISSUES' }),
    ],
  }),
  definePolicy({ currency: 'USD' }),
);

function pause(id: string, level: Target['level'], risk = false) {
  const target = aTarget({ level, id });
  const evidence = risk ? { kind: 'risk' } : {};
  return aPlannedAction({
    decision: aDecision({
      id,
      target,
      action: aSetStatus(),
      rule: risk ? 'spike' : 'roas_scaling',
      evidence,
    }),
  });
}

function heldOf(...actions: readonly ReturnType<typeof pause>[]): readonly string[] {
  const verdicts = lastActiveAd.check(facts, actions);
  expect(verdicts.every(({ verdict }) => verdict === 'needs_approval')).toBe(true);
  return verdicts.map(({ decisionId }) => decisionId);
}

describe('lastActiveAd', () => {
  it('allows to pause one of two active ads', () => {
    expect(heldOf(pause('ad-1', 'ad'))).toEqual([]);
  });

  it('holds the second of two pauses that would leave an ad set without an active ad', () => {
    expect(heldOf(pause('ad-2', 'ad'), pause('ad-1', 'ad'))).toEqual(['ad-2']);
  });

  it('holds the pause of the last active ad set of a campaign', () => {
    expect(heldOf(pause('ad-set-1', 'ad_set'), pause('ad-set-2', 'ad_set'))).toEqual(['ad-set-2']);
  });

  it('holds the pause of a campaign that has one active ad set, whoever owns the budget', () => {
    expect(heldOf(pause('single', 'campaign'))).toEqual(['single']);
    expect(heldOf(pause('single', 'campaign', true), pause('campaign-1', 'campaign'))).toEqual([]);
  });

  it('allows to pause an ad that does not deliver beside one that does', () => {
    expect(heldOf(pause('ad-5', 'ad'))).toEqual([]);
    expect(heldOf(pause('ad-5', 'ad'), pause('ad-4', 'ad'))).toEqual(['ad-4']);
  });

  it('lets a pause against runaway spend pass, and counts it', () => {
    expect(heldOf(pause('ad-1', 'ad', true), pause('ad-2', 'ad'))).toEqual(['ad-2']);
    expect(heldOf(pause('ad-1', 'ad', true), pause('ad-2', 'ad', true))).toEqual([]);
  });
});

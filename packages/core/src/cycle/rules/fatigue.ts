import { detectFatigue } from '../../fatigue/detect-fatigue.ts';
import type { Ad } from '../../model/ad.ts';
import { dayOf } from '../../shared/day.ts';
import { groupBy } from '../../shared/group-by.ts';
import type { Hold, Proposal } from '../decision.ts';
import type { CycleFacts } from '../facts.ts';
import type { Rule } from './rule.ts';

/** Proposes new variants for creatives that have worn out. */
export const fatigue: Rule = {
  name: 'fatigue',
  decide: (facts) =>
    activeAdsByCreative(facts).map(([creativeId, ads]) => decideCreative(creativeId, ads, facts)),
};

function decideCreative(
  creativeId: string,
  ads: readonly Ad[],
  { snapshot, policy, daily, today, clickKind }: CycleFacts,
): Proposal | Hold {
  const [created = snapshot.now] = ads.map(({ createdAt }) => createdAt).toSorted();
  const activeSince = dayOf(created, snapshot.account.timeZone);
  const all = daily.creatives.get(creativeId) ?? [];
  // What one look needs; a creative's whole past would make the decision's record as long.
  const { recentDays, baselineDays } = policy.fatigue.ctrDrop;
  const end = all.findLastIndex(({ day }) => day < today) + 1;
  const length = Math.max(recentDays, policy.fatigue.maxBlockDays) + baselineDays;
  const series = all.slice(Math.max(0, end - length), end);
  const verdict = detectFatigue({ series, activeSince, now: today, policy });
  const [ad] = ads;
  const target = { level: 'creative', id: creativeId, campaignId: ad?.campaignId ?? null } as const;
  if (verdict.status !== 'fatigued') return { kind: 'hold', target, reason: verdict.reason };
  return {
    kind: 'propose',
    target,
    action: { type: 'generate_variants', creativeId },
    fallback: null,
    reason: verdict.reason,
    evidence: {
      rule: verdict.rule,
      clicks: clickKind,
      ...verdict.evidence,
      ads: ads.map(({ id }) => id).join(' '),
    },
    facts: { series, activeSince, today },
    counterfactuals: [{ change: `CTR drop < ${policy.fatigue.ctrDrop.drop * 100} %`, then: 'hold' }],
    priority: 4,
    confidence: 'high',
  };
}

/** Creatives that are running, with their running ads, ordered by id. */
function activeAdsByCreative({ snapshot }: CycleFacts): readonly (readonly [string, readonly Ad[]])[] {
  const running = snapshot.ads.filter(({ effectiveStatus }) => effectiveStatus === 'ACTIVE');
  const inOrder = running.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return [...groupBy(inOrder, ({ creativeId }) => creativeId)]
    .flatMap(([id, ads]) => (id === null ? [] : [[id, ads] as const]))
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

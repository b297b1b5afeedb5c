import type { Target } from '../action.ts';
import type { CycleFacts } from '../facts.ts';
import { type Guardrail, liveActions } from './guardrail.ts';
import { refuse } from './verdicts.ts';

/** Entities that the policy names by id or label are never touched, nor is anything below them. */
export const protectedEntities: Guardrail = {
  name: 'protectedEntities',
  check: (facts, actions) => {
    const { protectedIds, protectedLabels } = facts.policy.limits;
    if (protectedIds.length === 0 && protectedLabels.length === 0) return [];
    return liveActions(actions).flatMap((planned) => {
      const by = protectionOf(planned.decision.target, facts);
      return by === null ? [] : [refuse('protectedEntities', 'block', planned, `protected by ${by}`)];
    });
  },
};

type Labelled = { readonly id: string; readonly labels: readonly string[] };

function protectionOf(target: Target, facts: CycleFacts): string | null {
  const { protectedIds, protectedLabels } = facts.policy.limits;
  const chain = chainOf(target, facts);
  const id = [target.id, ...chain.map((entity) => entity.id)].find((each) => protectedIds.includes(each));
  if (id !== undefined) return `its id or a parent's: ${id}`;
  const labels = chain.flatMap((entity) => entity.labels.toSorted());
  const label = labels.find((each) => protectedLabels.some((pattern) => matches(each, pattern)));
  return label === undefined ? null : `label "${label}"`;
}

/** The entity and its parents, as far as the snapshot has them. */
function chainOf({ id, campaignId }: Target, { ads, adSets, campaigns }: CycleFacts): readonly Labelled[] {
  const ad = ads.get(id);
  const adSet = adSets.get(ad?.adSetId ?? id);
  const campaign = campaigns.get(campaignId ?? id);
  return [ad, adSet, campaign].filter((entity) => entity !== undefined);
}

/** Exact text, or a prefix that ends in `*`. */
function matches(label: string, pattern: string): boolean {
  return pattern.endsWith('*') ? label.startsWith(pattern.slice(0, -1)) : label === pattern;
}

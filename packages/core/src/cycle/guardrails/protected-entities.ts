import { matchesPattern } from '../../policy/matches-pattern.ts';
import type { Policy } from '../../policy/policy-schema.ts';
import { isPause, type Target } from '../action.ts';
import type { CycleFacts } from '../facts.ts';
import { type Guardrail, liveActions } from './guardrail.ts';
import { refuse } from './verdicts.ts';

/**
 * Entities that the policy names by id or label are never touched, nor is anything below them; and nothing above them is
 * paused, for that would stop them as well.
 */
export const protectedEntities: Guardrail = {
  name: 'protectedEntities',
  check: (facts, actions) =>
    liveActions(actions).flatMap((planned) => {
      const { target } = planned.decision;
      const by =
        protectionOf(target, facts) ?? (isPause(planned.action) ? protectionBelow(target, facts) : null);
      return by === null ? [] : [refuse('protectedEntities', 'block', planned, `protected by ${by}`)];
    }),
};

type Labelled = { readonly id: string; readonly labels: readonly string[] };

/** By what the policy protects an entity; null where it does not. */
export function protectionOf(target: Target, facts: CycleFacts): string | null {
  return findNamed([{ id: target.id, labels: [] }, ...chainOf(target, facts)], facts.policy.limits);
}

/** By what the policy protects something that a pause of the entity would stop; null where it does not. */
function protectionBelow(target: Target, facts: CycleFacts): string | null {
  const by = findNamed(runningBelow(target, facts), facts.policy.limits);
  return by === null ? null : `${by} of what it would stop`;
}

/** The id or label by which one of the entities is protected. */
function findNamed(
  entities: readonly Labelled[],
  { protectedIds, protectedLabels }: Policy['limits'],
): string | null {
  const isNamed = (patterns: readonly string[]) => (text: string) =>
    patterns.some((pattern) => matchesPattern(text, pattern));
  const id = entities.map((entity) => entity.id).find(isNamed(protectedIds));
  if (id !== undefined) return `id ${id}`;
  const label = entities.flatMap(({ labels }) => labels.toSorted()).find(isNamed(protectedLabels));
  return label === undefined ? null : `label "${label}"`;
}

/** The entity and its parents, as far as the snapshot has them. */
function chainOf({ id, campaignId }: Target, { ads, adSets, campaigns }: CycleFacts): readonly Labelled[] {
  const ad = ads.get(id);
  const adSet = adSets.get(ad?.adSetId ?? id);
  const campaign = campaigns.get(campaignId ?? id);
  return [ad, adSet, campaign].filter((entity) => entity !== undefined);
}

/** Ad sets and ads below the entity that are switched on themselves. */
function runningBelow({ level, id }: Target, { adSetsOf, adsOf }: CycleFacts): readonly Labelled[] {
  const adSets = level === 'campaign' ? (adSetsOf.get(id) ?? []) : [];
  const parents = level === 'ad_set' ? [id] : adSets.map((adSet) => adSet.id);
  const below = [...adSets, ...parents.flatMap((parent) => adsOf.get(parent) ?? [])];
  return below.filter(({ status }) => status === 'ACTIVE');
}

import type { Policy } from '../policy/policy-schema.ts';
import type { CreativeRole } from './creative-role.ts';
import type { CreativeRecord, EvaluatedCreative } from './creative-state.ts';
import { isEvaluated } from './is-evaluated.ts';
import { daysAs } from './role-history.ts';

/** A role and why. */
export type RoleVerdict = { readonly role: CreativeRole; readonly reason: string };

/** What a role depends on. */
export type RoleSubject = Pick<
  EvaluatedCreative,
  'id' | 'impressions' | 'overall' | 'overallAtBest' | 'fatigued' | 'day' | 'winnerId' | 'history'
>;

/**
 * The role of a creative, the first that applies: not evaluated is pending; the winner of the day; outgoing, for seven days,
 * is a worn-out winner without a successor; then fatigue; archive below 50; everything else, 50 itself included, is test.
 *
 * Given earlier evaluations archive has a memory: it is entered below 50 on two evaluations in a row, and left at 55. A
 * score that is low only because figures are unknown archives nothing.
 */
export function assignRole(creative: RoleSubject, policy: Pick<Policy, 'optimizer'>): RoleVerdict {
  const { minImpressions } = policy.optimizer;
  if (!isEvaluated(creative, policy)) {
    const reason =
      creative.overall === null
        ? 'it has no score yet'
        : `${creative.impressions} of ${minImpressions} impressions`;
    return { role: 'pending', reason };
  }
  if (creative.winnerId === creative.id) return { role: 'winner', reason: 'the winner of the day' };
  if (creative.fatigued) return wornOut(creative, policy);
  return archived(creative, policy) ?? { role: 'test', reason: `overall ${score(creative.overall)}` };
}

function wornOut(
  { winnerId, history, day }: RoleSubject,
  { optimizer }: Pick<Policy, 'optimizer'>,
): RoleVerdict {
  const previous = history?.at(-1)?.role;
  const reigned = previous === 'winner' || previous === 'outgoing';
  if (!reigned || winnerId !== null) {
    return { role: 'fatigue', reason: reigned ? `worn out, and ${winnerId} has succeeded it` : 'worn out' };
  }
  const days = daysAs('outgoing', day, history) ?? 1;
  return days > optimizer.outgoingDays
    ? { role: 'fatigue', reason: `worn out, without a successor for ${optimizer.outgoingDays} days` }
    : {
        role: 'outgoing',
        reason: `the winner is worn out: day ${days} of ${optimizer.outgoingDays} without a successor`,
      };
}

function archived(
  { overall, overallAtBest, history }: RoleSubject & { readonly overall: number },
  { optimizer }: Pick<Policy, 'optimizer'>,
): RoleVerdict | null {
  const { archiveBelow, archiveLeavesAt, archiveEvaluations } = optimizer;
  const best = overallAtBest ?? overall;
  if (history?.at(-1)?.role === 'archive') {
    return best < archiveLeavesAt
      ? { role: 'archive', reason: `overall ${score(overall)}, back only at ${archiveLeavesAt}` }
      : null;
  }
  if (best >= archiveBelow) return null;
  const times = 1 + timesBelow(history ?? [], archiveBelow);
  if (history !== null && times < archiveEvaluations) {
    const reason = `overall ${score(overall)}, below ${archiveBelow} ${times} of ${archiveEvaluations} times`;
    return { role: 'test', reason };
  }
  return { role: 'archive', reason: `overall ${score(overall)}, below ${archiveBelow}` };
}

/** How many of the last evaluations in a row lay below the border. */
function timesBelow(history: readonly CreativeRecord[], border: number): number {
  const above = history.findLastIndex(({ overall }) => overall === null || overall >= border);
  return history.length - 1 - above;
}

function score(value: number): string {
  return value.toFixed(1);
}

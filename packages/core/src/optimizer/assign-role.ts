import type { Policy } from '../policy/policy-schema.ts';
import { isBelow } from '../shared/threshold.ts';
import type { CreativeRole } from './creative-role.ts';
import type { CreativeRecord, EvaluatedCreative } from './creative-state.ts';
import { isEvaluated } from './is-evaluated.ts';
import { daysAs } from './role-history.ts';

/** A role and why. */
export type RoleVerdict = { readonly role: CreativeRole; readonly reason: string };

// Between the others a creative may be short of impressions, or wear out, for a day: that settles nothing.
const SETTLED: readonly CreativeRole[] = ['winner', 'outgoing', 'archive', 'test'];

/** What a role depends on. */
export type RoleSubject = Pick<
  EvaluatedCreative,
  | 'id'
  | 'impressions'
  | 'overall'
  | 'overallAtBest'
  | 'fatigued'
  | 'archived'
  | 'day'
  | 'winnerId'
  | 'history'
>;

/**
 * The role of a creative, the first that applies: not evaluated is pending; the winner of the day; outgoing, for seven days,
 * is a worn-out winner without a successor; then fatigue; archive below 50; everything else, 50 itself included, is test.
 *
 * Given earlier evaluations archive has a memory: it is entered below 50 on two evaluations in a row, and left at 55. A
 * score that is low only because figures are unknown archives nothing. What is archived already stays so, unless its
 * history says that an evaluation did it; a worn-out or archived creative is never the winner.
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
  if (creative.winnerId === creative.id && !creative.fatigued && !creative.archived)
    return { role: 'winner', reason: 'the winner of the day' };
  if (creative.fatigued) return wornOut(creative, policy);
  return weak(creative, policy) ?? { role: 'test', reason: `overall ${score(creative.overall)}` };
}

function wornOut(
  { id, winnerId, history, day }: RoleSubject,
  { optimizer }: Pick<Policy, 'optimizer'>,
): RoleVerdict {
  const previous = history?.at(-1)?.role;
  const successor = winnerId === id ? null : winnerId;
  if (previous !== 'winner' && previous !== 'outgoing') return { role: 'fatigue', reason: 'worn out' };
  if (successor !== null) {
    return { role: 'fatigue', reason: `worn out, and ${successor} has succeeded it` };
  }
  const days = daysAs('outgoing', day, history) ?? 1;
  return days > optimizer.outgoingDays
    ? { role: 'fatigue', reason: `worn out, without a successor for ${optimizer.outgoingDays} days` }
    : {
        role: 'outgoing',
        reason: `the winner is worn out: day ${days} of ${optimizer.outgoingDays} without a successor`,
      };
}

function weak(
  { overall, overallAtBest, archived, history }: RoleSubject & { readonly overall: number },
  { optimizer }: Pick<Policy, 'optimizer'>,
): RoleVerdict | null {
  const { archiveBelow, archiveLeavesAt, archiveEvaluations } = optimizer;
  const best = overallAtBest ?? overall;
  if (history?.findLast(({ role }) => SETTLED.includes(role))?.role === 'archive') {
    return isBelow(best, archiveLeavesAt)
      ? { role: 'archive', reason: `overall ${score(overall)}, back only at ${archiveLeavesAt}` }
      : null;
  }
  // One that an evaluation archived has risen by now; what a person took out stays out.
  if (archived && !history?.some(({ role }) => role === 'archive'))
    return { role: 'archive', reason: 'archived, and by no evaluation that is known' };
  if (!isBelow(best, archiveBelow)) return null;
  const times = 1 + timesBelow(history ?? [], archiveBelow);
  if (history !== null && times < archiveEvaluations) {
    const reason = `overall ${score(overall)}, below ${archiveBelow} ${times} of ${archiveEvaluations} times`;
    return { role: 'test', reason };
  }
  return { role: 'archive', reason: `overall ${score(overall)}, below ${archiveBelow}` };
}

/** How many of the last evaluations in a row lay below the border; without a score there was none. */
function timesBelow(history: readonly CreativeRecord[], border: number): number {
  const scores = history.flatMap(({ role, overall }) => (role === 'pending' ? [] : (overall ?? [])));
  return scores.length - 1 - scores.findLastIndex((overall) => !isBelow(overall, border));
}

function score(value: number): string {
  return value.toFixed(1);
}

import { type Day, daysBetween } from '../shared/day.ts';
import type { CreativeRole } from './creative-role.ts';
import type { CreativeRecord } from './creative-state.ts';

/** What the earlier evaluations of a creative say of its present role. */
export type RoleHistory = {
  /** null without an earlier evaluation. */
  readonly previousRole: CreativeRole | null;
  readonly roleChanged: boolean;
  /** Days since it became winner, the day of that included; 0 where it is none, null where nobody knows. */
  readonly daysAsWinner: number | null;
};

/**
 * @param history earlier evaluations, oldest first; null where none are kept
 */
export function deriveRoleHistory(
  role: CreativeRole,
  day: Day,
  history: readonly CreativeRecord[] | null,
): RoleHistory {
  const previousRole = history?.at(-1)?.role ?? null;
  return {
    previousRole,
    roleChanged: previousRole !== null && previousRole !== role,
    daysAsWinner: role === 'winner' ? daysAs('winner', day, history) : 0,
  };
}

/** Days that a role has lasted without a break, today included; null where no history is kept. */
export function daysAs(
  role: CreativeRole,
  day: Day,
  history: readonly CreativeRecord[] | null,
): number | null {
  if (history === null) return null;
  const before = history.findLastIndex((record) => record.role !== role);
  const since = history[before + 1]?.day ?? day;
  return daysBetween(since, day) + 1;
}

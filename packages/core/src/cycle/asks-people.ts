import type { Decision } from './decision.ts';

/** The evidence key and value by which a rule says that its decision is for people to take. */
export const ASKS_PEOPLE = { approval: 'asked' } as const;

/** Whether the rule itself leaves the decision to people, whatever the limits say. */
export function asksPeople({ evidence }: Pick<Decision, 'evidence'>): boolean {
  return evidence['approval'] === ASKS_PEOPLE.approval;
}

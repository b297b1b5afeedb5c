import type { Decision } from './decision.ts';

/**
 * The evidence key by which a rule says what its decision rests on: `conversions`, `delivery` for every other figure, or
 * `nothing` where it needs none, as a calendar does.
 */
export const RESTS_ON = 'restsOn';

/**
 * Whether a decision would be another one if conversions were unknown: then it is worth nothing while tracking is
 * broken. A rule says so by its evidence (`restsOn`); of one that does not, everything counts as resting on conversions,
 * but for worn-out creatives and boosts that end where they began.
 */
export function restsOnConversions({
  rule,
  action,
  evidence,
}: Pick<Decision, 'rule' | 'action' | 'evidence'>): boolean {
  const said = evidence[RESTS_ON];
  if (said === 'conversions' || said === 'delivery' || said === 'nothing') return said === 'conversions';
  if (rule === 'boost_expiry') return !(action.type === 'set_budget' && action.to === evidence['base']);
  return rule !== 'fatigue';
}

/** Whether a decision would be the same whatever the figures are: a rule has to say so. */
export function restsOnNothing({ evidence }: Pick<Decision, 'evidence'>): boolean {
  return evidence[RESTS_ON] === 'nothing';
}

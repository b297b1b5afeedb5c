import { type EntityTree, formatMinorUnits, type PlannedAction, type Target } from '@adpilot/core';

/** What an action changes, and what was asked for where the guardrails left less of it. */
export function describeChange(
  { decision, action: left }: Pick<PlannedAction, 'decision' | 'action'>,
  currency: string,
): string {
  const { action: decided } = decision;
  if (decided.type === 'set_budget' && left.type === 'set_budget') {
    const text = (minor: number): string => formatMinorUnits(minor, currency);
    const asked = decided.to === left.to ? '' : ` (asked ${text(decided.to)})`;
    return `${decided.kind} budget ${text(left.from)} -> ${text(left.to)}${asked}`;
  }
  if (decided.type === 'set_status') return `${decided.from} -> ${decided.to}`;
  return decided.type.replaceAll('_', ' ');
}

/** Names of targets as people know them. */
export function createNameOf(tree: EntityTree): (target: Target) => string {
  const byId = new Map(
    [...tree.campaigns, ...tree.adSets, ...tree.ads, ...tree.creatives].map(({ id, name }) => [id, name]),
  );
  return ({ level, id }) => `${level.replaceAll('_', ' ')} ${byId.get(id) ?? id}`;
}

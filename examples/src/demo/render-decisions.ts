import {
  type Action,
  type EntityTree,
  formatMinorUnits,
  type Plan,
  type PlannedAction,
  type Target,
  type Verdict,
} from '@adpilot/core';
import Table from 'cli-table3';

/** More rows than this are counted, not shown: the record has them all. */
const MOST_ROWS = 60;
const BORDERS = 16;

/** What was decided, a row each: target, rule, action, what the guardrails say, and why. */
export function renderDecisions(plan: Plan, tree: EntityTree, columns: number): string {
  if (plan.actions.length === 0) return 'No decision: nothing in the account asks for a change.';
  // What was done comes first; the rest in its own order.
  const rows = plan.actions.toSorted(
    (a, b) => Number(b.status === 'execute') - Number(a.status === 'execute'),
  );
  const nameOf = createNameOf(tree);
  const width = Math.max(100, columns) - BORDERS;
  const table = new Table({
    head: ['Target', 'Rule', 'Action', 'Verdict', 'Reason'],
    colWidths: [0.19, 0.15, 0.17, 0.11, 0.38].map((share) => Math.floor(share * width)),
    wordWrap: true,
    style: { head: [], border: [] },
  });
  for (const planned of rows.slice(0, MOST_ROWS)) {
    const { decision } = planned;
    table.push([
      nameOf(decision.target),
      decision.rule,
      describe(decision.action, plan.currency, planned.action),
      verdictOf(planned),
      [decision.reason, ...planned.verdicts.map(explain)].join('\n'),
    ]);
  }
  const rest = plan.actions.length - MOST_ROWS;
  return rest > 0 ? `${table.toString()}\n... and ${rest} more: --json has them all` : table.toString();
}

function describe(decided: Action, currency: string, left: Action): string {
  if (decided.type === 'set_budget' && left.type === 'set_budget') {
    const text = (minor: number): string => formatMinorUnits(minor, currency);
    const asked = decided.to === left.to ? '' : ` (asked ${text(decided.to)})`;
    return `${decided.kind} budget ${text(left.from)} -> ${text(left.to)}${asked}`;
  }
  if (decided.type === 'set_status') return `${decided.from} -> ${decided.to}`;
  return decided.type.replaceAll('_', ' ');
}

function verdictOf({ status, verdicts }: PlannedAction): string {
  if (status !== 'execute') return status.replaceAll('_', ' ');
  return verdicts.some(({ verdict }) => verdict === 'adjust') ? 'execute, capped' : 'execute';
}

function explain({ guardrail, reason }: Verdict): string {
  return `[${guardrail}] ${reason}`;
}

function createNameOf(tree: EntityTree): (target: Target) => string {
  const byId = new Map(
    [...tree.campaigns, ...tree.adSets, ...tree.ads, ...tree.creatives].map(({ id, name }) => [id, name]),
  );
  return ({ level, id }) => `${level.replaceAll('_', ' ')} ${byId.get(id) ?? id}`;
}

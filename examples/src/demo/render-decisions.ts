import type { EntityTree, Plan, PlannedAction, Verdict } from '@adpilot/core';
import Table from 'cli-table3';
import { createNameOf, describeChange } from './describe-change.ts';

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
      describeChange(planned, plan.currency),
      verdictOf(planned),
      [decision.reason, ...planned.verdicts.map(explain)].join('\n'),
    ]);
  }
  const rest = plan.actions.length - MOST_ROWS;
  return rest > 0 ? `${table.toString()}\n... and ${rest} more: --json has them all` : table.toString();
}

function verdictOf({ status, verdicts }: PlannedAction): string {
  if (status !== 'execute') return status.replaceAll('_', ' ');
  return verdicts.some(({ verdict }) => verdict === 'adjust') ? 'execute, capped' : 'execute';
}

function explain({ guardrail, reason }: Verdict): string {
  return `[${guardrail}] ${reason}`;
}

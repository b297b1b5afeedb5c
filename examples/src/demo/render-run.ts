import {
  addDays,
  type CycleRun,
  dayOf,
  type EntityTree,
  NotFoundError,
  type Plan,
  type Storage,
} from '@adpilot/core';
import type { DemoSession } from './open-session.ts';
import { renderDecisions } from './render-decisions.ts';
import { renderOutcome } from './render-outcome.ts';
import { renderSummary } from './render-summary.ts';

/**
 * A run in full: the account, every decision, what became of it, and where the record is.
 *
 * @param options `again`: the command that runs the next cycle; `columns`: the width of the screen
 */
export async function renderRun(
  run: CycleRun,
  { storage, world, home }: DemoSession,
  { again, columns }: { readonly again: string; readonly columns: number },
): Promise<{ readonly plan: Plan | null; readonly text: string }> {
  const { planId, accountId } = run;
  const plan = planId === null ? null : await storage.plans.get({ planId });
  if (plan === null) return { plan: null, text: `The run failed: ${run.errors.join('; ')}` };
  const tree = await knownTree(storage, accountId);
  const today = dayOf(plan.now, tree.account.timeZone);
  const rows = await storage.insights.list({ accountId, since: addDays(today, -7), until: today });
  const records = await storage.actions.listByPlan({ planId: plan.id });
  const text = [
    ...(world.notes ?? []),
    renderSummary(tree, rows, plan),
    '',
    renderDecisions(plan, tree, columns),
    '',
    renderOutcome(run, plan, records),
    `Record    cycle ${run.id}, plan ${plan.id} (sha256 ${plan.digest.slice(0, 12)}...), in ${home.directory}; --json prints the plan`,
    `Again     ${again} runs the next cycle at the same simulated time, ${again} --advance 2d two days later, ${again} --watch one after the other`,
  ].join('\n');
  return { plan, text };
}

async function knownTree(storage: Storage, accountId: string): Promise<EntityTree> {
  const tree = await storage.entities.tree({ accountId });
  if (!tree)
    throw new NotFoundError({ message: `nothing is stored of ${accountId}`, context: { accountId } });
  return tree;
}

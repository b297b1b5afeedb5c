import { type ActionRecord, type CycleRun, changesAccount, type Plan } from '@adpilot/core';
import { amount } from './format.ts';

/** What became of the decisions, and what that means for the budget. */
export function renderOutcome(run: CycleRun, plan: Plan, records: readonly ActionRecord[]): string {
  const done = records.filter(({ state }) => state === 'succeeded' || state === 'reconciled');
  const capped = plan.actions.filter(
    ({ status, verdicts }) => status === 'execute' && verdicts.some(({ verdict }) => verdict === 'adjust'),
  );
  const counted = (status: string): number =>
    plan.actions.filter((planned) => planned.status === status).length;
  const { before, after } = plan.budget;
  const lines = [
    `Executed  ${done.length} of ${records.length} (${done.filter(({ action }) => changesAccount(action)).length} changes of the account, ${capped.length} of them capped); held for approval ${counted('needs_approval')}, deferred ${counted('deferred')}, blocked ${counted('blocked')}, superseded ${counted('superseded')}; left alone ${plan.holds.length}`,
    `Budget    ${amount(before, plan.currency)} a day before, ${amount(after, plan.currency)} after`,
    ...records
      .filter(({ state }) => state !== 'succeeded' && state !== 'reconciled')
      .map(
        ({ target, action, state, detail }) =>
          `  ${action.type} of ${target.level} ${target.id}: ${state}, ${detail ?? ''}`,
      ),
    ...run.errors.map((error) => `Error     ${error}`),
    ...whyNothing(plan, records),
    ...whyLeftAlone(plan),
  ];
  return lines.join('\n');
}

/** Where nothing was executed, the reasons, the most frequent first. */
function whyNothing(plan: Plan, records: readonly ActionRecord[]): readonly string[] {
  if (records.length > 0) return [];
  const reasons = new Map<string, number>();
  for (const { verdicts } of plan.actions) {
    const last = verdicts.at(-1);
    if (last) reasons.set(last.guardrail, (reasons.get(last.guardrail) ?? 0) + 1);
  }
  const list = [...reasons]
    .sort(([, a], [, b]) => b - a)
    .map(([guardrail, times]) => `${guardrail} (${times})`);
  return [
    `Nothing was changed${list.length === 0 ? ': no decision asked for it' : `: stopped by ${list.join(', ')}`}.`,
  ];
}

/** What was left alone, by rule, with one reason of each. */
function whyLeftAlone({ holds }: Plan): readonly string[] {
  const byRule = new Map<string, string[]>();
  for (const { rule, reason } of holds) byRule.set(rule, [...(byRule.get(rule) ?? []), reason]);
  return [...byRule].map(([rule, [first = '', ...others]]) => {
    const rest = others.length === 0 ? '' : ` (and ${others.length} more)`;
    return `Left      ${rule}: ${first}${rest}`;
  });
}

import type { CurrentValue, CurrentValuesRequest, EntityRef } from '@adpilot/core';
import type { Graph } from '../http/graph.ts';
import { parseAnswer } from '../http/parse-answer.ts';
import { type BatchResult, readBatch } from '../http/read-batch.ts';
import type { Ownership } from '../ownership/ownership.ts';
import { amountOrNone } from '../wire/amount.ts';
import { entityPath } from '../wire/entity-path.ts';
import { CURRENT_VALUE_FIELDS, currentValueResponse } from './current-value-response.ts';

/** Reads the values of many entities in batches. An entity of another account is refused, as a write to it would be. */
export async function readCurrentValues(
  { graph, ownership }: { readonly graph: Graph; readonly ownership: Ownership },
  { accountId, targets, signal }: CurrentValuesRequest,
): Promise<readonly (CurrentValue | null)[]> {
  const reads = targets.map((target) => ({
    target,
    path: `${entityPath(accountId, target.id)}?fields=${CURRENT_VALUE_FIELDS[target.level]}`,
  }));
  const answers = await readBatch(graph, { accountId, reads, signal });
  return answers.map(({ read, result }) => toCurrentValue(read.target, result, { accountId, ownership }));
}

function toCurrentValue(
  { level, id }: EntityRef,
  result: BatchResult,
  { accountId, ownership }: { readonly accountId: string; readonly ownership: Ownership },
): CurrentValue | null {
  if (!result.ok) {
    if (result.error.kind === 'not_found') return null;
    throw result.error;
  }
  const answer = parseAnswer(currentValueResponse, result.body, { accountId, path: id });
  ownership.note({ accountId, id, answered: answer.account_id });
  return {
    level,
    id,
    status: answer.status,
    dailyBudget: amountOrNone(answer.daily_budget),
    lifetimeBudget: amountOrNone(answer.lifetime_budget),
  };
}

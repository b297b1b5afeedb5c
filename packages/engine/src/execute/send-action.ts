import {
  type ActionRecord,
  type AdPlatform,
  InvalidInputError,
  type SetBudget,
  type SetStatus,
} from '@adpilot/core';

/** Sends one write. It takes no abort signal: a write that has begun is brought to its end. */
export async function sendAction(
  platform: AdPlatform,
  { accountId, target }: ActionRecord,
  action: SetBudget | SetStatus,
): Promise<void> {
  const { level, id } = target;
  if (action.type === 'set_budget' && (level === 'campaign' || level === 'ad_set')) {
    return platform.setBudget({ accountId, level, id, kind: action.kind, amount: action.to });
  }
  if (action.type === 'set_status' && (level === 'campaign' || level === 'ad_set' || level === 'ad')) {
    return platform.setStatus({ accountId, level, id, status: action.to });
  }
  throw new InvalidInputError({
    argument: 'action',
    message: `${action.type} does not apply to a target of level ${level}`,
  });
}

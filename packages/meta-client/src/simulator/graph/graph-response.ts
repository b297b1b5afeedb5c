import { hashId, type Json } from '@adpilot/core';
import type { GraphContext } from './graph-context.ts';
import { GraphError } from './graph-error.ts';

export type GraphResponse = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** A light load that never changes: the simulator counts no quota. */
const USAGE = {
  type: 'ads_management',
  call_count: 1,
  total_cputime: 1,
  total_time: 1,
  estimated_time_to_regain_access: 0,
  ads_api_access_tier: 'standard_access',
};

/** Runs a call and puts its answer, or the error in which it ended, into the form that Meta sends. */
export function respond(
  { world, now }: GraphContext,
  call: { readonly method: string; readonly url: string },
  answer: () => Json,
): GraphResponse {
  const accountId = world.state.account.id.replace('act_', '');
  const headers = {
    'Content-Type': 'application/json; charset=UTF-8',
    'X-Business-Use-Case-Usage': JSON.stringify({ [accountId]: [USAGE] }),
  };
  try {
    return { status: 200, headers, body: JSON.stringify(answer()) };
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    const traceId = `A${hashId(world.state.seed, now, call.method, call.url).slice(0, 22)}`;
    return { status: 400, headers, body: JSON.stringify(error.envelope(traceId)) };
  }
}

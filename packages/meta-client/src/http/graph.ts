import { type Clock, createRng, type Instant, type Logger, toInstant } from '@adpilot/core';
import type { GraphRequest } from './graph-request.ts';
import { createRepeat, type Repeat, type RetryPolicy } from './repeat.ts';
import { createSend, type Send, type SendOptions } from './send.ts';

/** What the resources need of the Graph API. */
export interface Graph {
  /** Such as `v26.0`. */
  readonly version: string;
  now(): Instant;
  /** Sends a call once. */
  readonly send: Send;
  readonly repeat: Repeat;
  /** Sends a call, and again where that is safe and may help. */
  call(request: GraphRequest): Promise<unknown>;
}

/** Puts sending, repeating and the clock together. */
export function createGraph({
  clock,
  policy,
  logger,
  ...options
}: SendOptions & {
  readonly clock: Clock;
  readonly policy: RetryPolicy;
  readonly logger: Logger | undefined;
}): Graph {
  const send = createSend({ ...options, logger });
  // Seeded by the accounts: clients of different accounts do not pause in step, and the same run repeats itself.
  const rng = createRng(`pauses of ${options.accountIds.join()}`);
  const repeat = createRepeat({ policy, clock, rng, logger });
  return {
    version: options.version,
    now: () => toInstant(clock.now()),
    send,
    repeat,
    call: (request) => repeat(() => send(request), request),
  };
}

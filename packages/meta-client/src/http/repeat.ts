import { type Clock, type Logger, PlatformError, type Rng } from '@adpilot/core';
import pRetry from 'p-retry';
import { ERROR_MEANINGS } from '../errors/error-meanings.ts';
import type { GraphRequest } from './graph-request.ts';

/** How calls are repeated that failed in passing. */
export type RetryPolicy = {
  /** Tries in all, the first one included. A write is tried three times at most. */
  readonly attempts: number;
  /** Upper bound of the first pause; it doubles with every try. Each pause is drawn between zero and its bound. */
  readonly baseDelayMs: number;
  /** What no bound exceeds. */
  readonly maxDelayMs: number;
  /** A pause that would end later than this after the first try is not begun. */
  readonly deadlineMs: number;
};

/** Runs an attempt until it succeeds, repetition cannot help, or the policy ends; rejects with the last failure. */
export type Repeat = <T>(
  attempt: () => Promise<T>,
  request: Pick<GraphRequest, 'accountId' | 'effect' | 'signal'>,
) => Promise<T>;

// Meta takes four budget edits an hour; a lost answer must not use them all up.
const MOST_WRITES = 3;

/** What an attempt came to, unless it may be repeated. */
type Settled<T> = { readonly value: T } | { readonly failure: unknown };

/** All waiting goes through the clock; the pauses are drawn from `rng`. */
export function createRepeat({
  policy,
  clock,
  rng,
  logger,
}: {
  readonly policy: RetryPolicy;
  readonly clock: Clock;
  readonly rng: Rng;
  readonly logger: Logger | undefined;
}): Repeat {
  return async <T>(attempt: () => Promise<T>, request: Parameters<Repeat>[1]): Promise<T> => {
    const endsAt = clock.now().getTime() + policy.deadlineMs;
    const lost: PlatformError[] = [];

    const settle = async (): Promise<Settled<T>> => {
      try {
        return { value: await attempt() };
      } catch (failure) {
        if (!isRepeatable(failure)) return { failure };
        if (failure.kind === 'unknown_outcome') lost.push(failure);
        throw failure;
      }
    };

    const pauseAfter = async (failure: unknown, attemptNumber: number): Promise<void> => {
      if (!(failure instanceof PlatformError)) throw failure;
      const bound = Math.min(policy.maxDelayMs, policy.baseDelayMs * 2 ** (attemptNumber - 1));
      const delayMs = Math.round((failure.retryAfterMs ?? 0) + rng.next() * bound);
      if (clock.now().getTime() + delayMs > endsAt) throw failure;
      logger?.warn(
        describeRepetition(failure, { request, attemptNumber, delayMs }),
        'repeating a call to Meta',
      );
      await clock.sleep(delayMs, request.signal);
    };

    try {
      const settled = await pRetry(settle, {
        retries: (request.effect === 'set' ? Math.min(policy.attempts, MOST_WRITES) : policy.attempts) - 1,
        minTimeout: 0,
        onFailedAttempt: async ({ error, attemptNumber, retriesLeft }) => {
          if (retriesLeft > 0) await pauseAfter(error, attemptNumber);
        },
      });
      if ('failure' in settled) throw settled.failure;
      return settled.value;
    } catch (failure) {
      // Whatever a later try met, the lost one may have taken effect.
      const [first] = lost;
      throw first === undefined || isUnknown(failure) ? failure : withLater(first, failure);
    }
  };
}

function isRepeatable(failure: unknown): failure is PlatformError {
  if (!(failure instanceof PlatformError)) return false;
  const { kind, platformCode, subcode } = failure;
  if (kind === 'rate_limited') return ERROR_MEANINGS[`${platformCode}/${subcode}`]?.quota !== true;
  return kind === 'transient' || kind === 'unknown_outcome';
}

function isUnknown(failure: unknown): boolean {
  return failure instanceof PlatformError && failure.kind === 'unknown_outcome';
}

function withLater(lost: PlatformError, later: unknown): PlatformError {
  const { kind, platformCode, subcode, traceId, userMessage, context } = lost;
  const message = `${lost.message}; then: ${later instanceof Error ? later.message : String(later)}`;
  return new PlatformError({
    kind,
    message,
    cause: later,
    platformCode,
    subcode,
    traceId,
    userMessage,
    context,
  });
}

function describeRepetition(
  { kind, platformCode, subcode, traceId, message, context }: PlatformError,
  {
    request,
    attemptNumber,
    delayMs,
  }: {
    readonly request: Parameters<Repeat>[1];
    readonly attemptNumber: number;
    readonly delayMs: number;
  },
): object {
  const { accountId } = request;
  const { method = null, path = null } = context;
  return {
    accountId,
    method,
    path,
    attempt: attemptNumber,
    delayMs,
    kind,
    platformCode,
    subcode,
    traceId,
    error: message,
  };
}

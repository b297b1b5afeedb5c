import { type Clock, InvalidInputError, type Logger } from '@adpilot/core';
import type { AccessToken } from './http/credentials.ts';
import type { FetchFunction } from './http/graph-request.ts';
import type { RetryPolicy } from './http/repeat.ts';
import { isSimulated } from './simulator-mark.ts';

/** The version of the Marketing API that the client is tested with (newest of July 2026). */
export const DEFAULT_API_VERSION = 'v26.0';

/** What `createMetaPlatform` takes. */
export type MetaPlatformOptions = {
  /** `live` reaches Meta. `stub` takes nothing but a simulator's `fetch`, so it cannot. */
  readonly mode: 'live' | 'stub';
  /** A token, or where to get the one of an account; that is asked before every call. */
  readonly accessToken: AccessToken;
  /** The accounts (`act_<digits>`) that the client may touch. A call for any other is refused before it is sent. */
  readonly accountIds: readonly string[];
  /** Where it is given, every call carries Meta's proof that the caller knows it. */
  readonly appSecret?: string;
  /** Default {@link DEFAULT_API_VERSION}. */
  readonly apiVersion?: string;
  /** Default `globalThis.fetch`; required in `stub` mode. */
  readonly fetch?: FetchFunction;
  /** Default the machine's clock. */
  readonly clock?: Clock;
  readonly retry?: Partial<MetaRetryOptions>;
  /** Default none. */
  readonly logger?: Logger;
};

/** How long the client waits and how often it tries. */
export type MetaRetryOptions = RetryPolicy & {
  /** How long one exchange may take, in milliseconds of the machine's timer. */
  readonly timeoutMs: number;
};

const DEFAULT_RETRY: MetaRetryOptions = {
  attempts: 5,
  baseDelayMs: 1000,
  maxDelayMs: 30_000,
  deadlineMs: 120_000,
  timeoutMs: 60_000,
};

/** @throws InvalidInputError for an option that cannot be meant */
export function checkOptions(options: MetaPlatformOptions): void {
  const { mode, accessToken, accountIds, appSecret, apiVersion = DEFAULT_API_VERSION, fetch } = options;
  check(mode === 'live' || mode === 'stub', 'mode', 'is live or stub');
  check(typeof accessToken === 'function' || accessToken !== '', 'accessToken', 'must not be empty');
  check(appSecret !== '', 'appSecret', 'must not be empty');
  check(accountIds.length > 0, 'accountIds', 'lists the accounts that may be touched, at least one');
  check(
    accountIds.every((id) => /^act_\d+$/.test(id)),
    'accountIds',
    'has the form act_<digits>',
  );
  check(/^v\d+\.\d+$/.test(apiVersion), 'apiVersion', `has the form ${DEFAULT_API_VERSION}`);
  check(
    mode === 'live' || (fetch !== undefined && isSimulated(fetch)),
    'fetch',
    "is a simulator's in stub mode",
  );
}

/** The given numbers over the defaults. @throws InvalidInputError for one that cannot be meant */
export function retryOptions(given: MetaPlatformOptions['retry'] = {}): MetaRetryOptions {
  const options = { ...DEFAULT_RETRY, ...given };
  for (const [name, value] of Object.entries(options)) {
    check(Number.isSafeInteger(value) && value >= 0, `retry.${name}`, 'is a whole number of at least 0');
  }
  check(options.attempts >= 1, 'retry.attempts', 'is at least 1');
  check(options.timeoutMs >= 1, 'retry.timeoutMs', 'is at least 1');
  return options;
}

function check(holds: boolean, argument: string, rule: string): void {
  if (!holds) throw new InvalidInputError({ argument, message: `${argument} ${rule}` });
}

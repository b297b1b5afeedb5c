import type { AdPlatform } from '@adpilot/core';
import { createManualClock, type ManualClock } from '@adpilot/core/testing';
import { createMetaPlatform, type MetaPlatformOptions } from '../src/index.ts';
import { createFakeGraph, type FakeGraph, type SentRequest } from './fake-graph.ts';

/** The account that the client is given. */
export const ACCOUNT = 'act_100000000000001';
/** The account as answers write it. */
export const ACCOUNT_NUMBER = '100000000000001';
/** The token of every call. */
export const TOKEN = 'EAAB0123456789abcdefgh';
/** Where the clock stands. */
export const NOW = '2026-02-02T12:00:00.000Z';

/** The client, what it sent, and its clock. */
export type PlatformUnderTest = FakeGraph & { readonly platform: AdPlatform; readonly clock: ManualClock };

/** The client over a fake Graph API, with a clock that stands at {@link NOW}. */
export function aPlatform(
  answer: (request: SentRequest, index: number) => Response | Promise<Response>,
  options: Partial<MetaPlatformOptions> = {},
): PlatformUnderTest {
  const graph = createFakeGraph(answer);
  const clock = createManualClock(NOW);
  const platform = createMetaPlatform({
    mode: 'stub',
    accessToken: TOKEN,
    accountIds: [ACCOUNT],
    fetch: graph.fetch,
    clock,
    ...options,
  });
  return { ...graph, platform, clock };
}

/** The answers in turn; the last one again and again. */
export function inTurn(
  ...answers: readonly (() => Response)[]
): (request: SentRequest, index: number) => Response {
  return (_, index) => {
    const answer = answers[Math.min(index, answers.length - 1)];
    if (answer === undefined) throw new Error('no answers given');
    return answer();
  };
}

import { type Clock, type Instant, type Json, toInstant } from '@adpilot/core';
import { markSimulated } from '../simulator-mark.ts';
import { GRAPH_ORIGIN } from './graph/graph-origin.ts';
import { handleRequest } from './graph/handle-request.ts';
import { advanceMarket } from './market/advance-market.ts';
import { type WorldTruth, worldTruth } from './market/world-truth.ts';
import { buildWorldState } from './world/build-world-state.ts';
import { openWorld } from './world/open-world.ts';
import type { WorldInput } from './world/world-input.ts';
import { parseWorldState } from './world/world-state.ts';

/** A new world, or one that {@link GraphSimulator.save} returned. */
export type GraphSimulatorOptions =
  | { readonly seed: string; readonly clock: Clock; readonly world: WorldInput }
  | { readonly clock: Clock; readonly state: Json };

/**
 * A simulated ad account behind the HTTP interface of the Graph API.
 *
 * Time passes with the clock, in whole hours. The same seed, world, clock and requests give the same answers, byte for
 * byte; reading changes nothing, and the luck of one ad does not depend on what is done to another.
 */
export interface GraphSimulator {
  /**
   * Answers like `fetch` against `https://graph.facebook.com`; any token that is not empty will do. It never leaves the
   * process, and any other host is as unreachable as without a network.
   */
  fetch(input: string | URL | Request, init?: RequestInit): Promise<Response>;
  /** `act_<digits>`, the only account there is. */
  readonly accountId: string;
  /** Everything that there is to know, as plain JSON: a simulator created from it goes on byte for byte the same. */
  save(): Json;
  /** What is really so, for judging decisions that were made without knowing it. */
  truth(): WorldTruth;
}

/**
 * Creates a simulated ad account.
 *
 * ```ts
 * const simulator = createGraphSimulator({ seed: 'any', clock, world: demoWorld() });
 * const answer = await simulator.fetch(`https://graph.facebook.com/v26.0/${simulator.accountId}/campaigns?fields=name`, {
 *   headers: { Authorization: 'Bearer any' },
 * });
 * ```
 *
 * @throws InvalidInputError for a world that cannot be meant
 * @throws CorruptDataError for a state that is none
 */
export function createGraphSimulator(options: GraphSimulatorOptions): GraphSimulator {
  const { clock } = options;
  const state =
    'state' in options ? parseWorldState(options.state) : buildWorldState(options.world, options.seed);
  const world = openWorld(state);

  function advanceToNow(): Instant {
    const now = toInstant(clock.now());
    advanceMarket(world, now);
    return now;
  }

  const fetch = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    if (url.origin !== GRAPH_ORIGIN) throw new TypeError(`fetch failed: ${url.origin} is not simulated`);
    const body = await request.text();
    request.signal.throwIfAborted();
    const call = { method: request.method, url, authorization: request.headers.get('Authorization'), body };
    const answer = handleRequest({ world, now: advanceToNow() }, call);
    return new Response(answer.body, { status: answer.status, headers: { ...answer.headers } });
  };

  return {
    fetch: markSimulated(fetch),
    accountId: state.account.id,
    save: () => {
      advanceToNow();
      return structuredClone(state);
    },
    truth: () => worldTruth(world, advanceToNow()),
  };
}

import { createManualClock, type ManualClock } from '@adpilot/core/testing';
import { createGraphSimulator, type GraphSimulator, type WorldInput } from '../src/simulator/index.ts';

/** An entity or a row of insights; fields that tests look into have a type. */
export type GraphObject = {
  readonly [field: string]: unknown;
  readonly id: string;
  readonly name: string;
  readonly creative: { readonly id: string };
  readonly learning_stage_info: { readonly status: string };
  readonly actions?: readonly GraphAction[];
  readonly action_values?: readonly GraphAction[];
};

type GraphAction = { readonly action_type: string; readonly value: string };

/** What the Graph API may send: an object, a list or an error. A test reads what it expects. */
type GraphBody = GraphObject & {
  readonly data: readonly GraphObject[];
  readonly paging?: { readonly cursors: { readonly after: string }; readonly next?: string };
  readonly error: { readonly [field: string]: unknown; readonly fbtrace_id: string };
};

export type Answer = { readonly status: number; readonly body: GraphBody };

/** Calls with a token and a version in front of the path. */
export type GraphCalls = {
  readonly simulator: GraphSimulator;
  get(path: string, params?: Readonly<Record<string, string>>): Promise<Answer>;
  post(path: string, params: Readonly<Record<string, string>>): Promise<Answer>;
};

/** A new simulator with its clock, which stands at the start of the world unless told otherwise. */
export function openSimulator({
  world,
  seed = 'test',
  now = world.startsAt,
}: {
  readonly world: WorldInput;
  readonly seed?: string;
  readonly now?: string;
}): GraphCalls & { readonly clock: ManualClock } {
  const clock = createManualClock(now);
  return { clock, ...callsOf(createGraphSimulator({ seed, clock, world })) };
}

export function callsOf(simulator: GraphSimulator): GraphCalls {
  const headers = { Authorization: 'Bearer token' };
  const urlOf = (path: string): string => `https://graph.facebook.com/v26.0/${path}`;
  return {
    simulator,
    get: async (path, params = {}) =>
      readAnswer(await simulator.fetch(`${urlOf(path)}?${new URLSearchParams(params)}`, { headers })),
    post: async (path, params) =>
      readAnswer(
        await simulator.fetch(urlOf(path), { method: 'POST', headers, body: new URLSearchParams(params) }),
      ),
  };
}

export async function readAnswer(response: Response): Promise<Answer> {
  return { status: response.status, body: JSON.parse(await response.text()) };
}

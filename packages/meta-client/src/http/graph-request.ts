import type { Signal } from '@adpilot/core';

/** One call of the Graph API, without host, version and token. */
export type GraphRequest = {
  readonly accountId: string;
  readonly method: 'GET' | 'POST';
  /** Below the version, such as `act_1/campaigns`; empty for a batch. */
  readonly path: string;
  /** Nested values as JSON text. */
  readonly parameters: Readonly<Record<string, string>>;
  /** What a repetition does: nothing after a `read`, as for a batch of reads; after a `set` the value is the same. */
  readonly effect: 'read' | 'set';
  readonly signal?: Signal | undefined;
};

/** The part of `fetch` that the client uses; `globalThis.fetch` is one. */
export type FetchFunction = (url: string, init: RequestInit) => Promise<Response>;

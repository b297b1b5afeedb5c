import type { AdPlatform } from '@adpilot/core';
import { createMetaPlatform } from './create-meta-platform.ts';
import {
  createGraphSimulator,
  type GraphSimulator,
  type GraphSimulatorOptions,
} from './simulator/create-graph-simulator.ts';

/** A platform in stub mode, with the simulated account that it talks to. */
export interface StubPlatform extends AdPlatform {
  readonly simulator: GraphSimulator;
}

/**
 * The client in stub mode over a simulated account: the same requests and answers as live, and no network.
 *
 * ```ts
 * const platform = createStubPlatform({ seed: 'any', clock, world: demoWorld() });
 * const account = await platform.readAccount({ accountId: platform.simulator.accountId });
 * ```
 *
 * @throws InvalidInputError for a world that cannot be meant
 * @throws CorruptDataError for a state that is none
 */
export function createStubPlatform(options: GraphSimulatorOptions): StubPlatform {
  const simulator = createGraphSimulator(options);
  const platform = createMetaPlatform({
    mode: 'stub',
    // Any token will do for a simulator.
    accessToken: 'stub',
    accountIds: [simulator.accountId],
    fetch: simulator.fetch,
    clock: options.clock,
  });
  return { ...platform, simulator };
}

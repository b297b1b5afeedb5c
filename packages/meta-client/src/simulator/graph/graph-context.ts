import type { Instant } from '@adpilot/core';
import type { World } from '../world/open-world.ts';

/** What an answer depends on. */
export type GraphContext = {
  readonly world: World;
  readonly now: Instant;
};

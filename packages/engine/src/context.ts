import type { AdPlatform, Clock, IdGenerator, Logger, Policy, Registry, Storage } from '@adpilot/core';
import type { MaturityCurves } from './collect/maturity-curves.ts';
import type { EventHub } from './events/event-hub.ts';

/** What every workflow works with, wired once. */
export type EngineContext = {
  readonly platform: AdPlatform;
  readonly storage: Storage;
  readonly clock: Clock;
  readonly ids: IdGenerator;
  readonly registry: Registry;
  readonly logger: Logger;
  readonly events: EventHub;
  readonly maturity: MaturityCurves;
  /** @throws NotFoundError for an account without a policy */
  policyOf(accountId: string): Policy;
};

import {
  type AdPlatform,
  type Clock,
  defaultRegistry,
  type IdGenerator,
  InvalidInputError,
  type Job,
  type Logger,
  NotFoundError,
  type Policy,
  type Registry,
  type Storage,
} from '@adpilot/core';
import { createSystemClock } from '@adpilot/core/runtime';
import { createMaturityCurves } from './collect/maturity-curves.ts';
import type { EngineContext } from './context.ts';
import { type Cycle, createCycle } from './cycle/create-cycle.ts';
import { type AdpilotEvents, createEventHub } from './events/event-hub.ts';
import { createIdGenerator } from './id-generator.ts';
import { createJobs, type JobsOptions } from './jobs.ts';
import { silentLogger } from './silent-logger.ts';

export type AdpilotOptions = {
  readonly platform: AdPlatform;
  readonly storage: Storage;
  /** Default: the machine's clock. */
  readonly clock?: Clock;
  /** Default: UUIDv7. */
  readonly ids?: IdGenerator;
  /** Default: every rule and guardrail of core. */
  readonly registry?: Registry;
  /** Default: silent. */
  readonly logger?: Logger;
} & (
  | {
      /** One policy for every account of its currency. */ readonly policy: Policy;
      readonly policies?: never;
    }
  | {
      readonly policy?: never /** A policy per account id. */;
      readonly policies: Readonly<Record<string, Policy>>;
    }
);

/** What a host calls. */
export interface Adpilot {
  readonly cycle: Cycle;
  readonly events: AdpilotEvents;
  /**
   * The work that comes round again, for a `Scheduler`: each account's cycle every 30 minutes.
   *
   * @throws InvalidInputError where neither `accountIds` nor `policies` name the accounts; NotFoundError for an account
   * without a policy
   */
  jobs(options?: JobsOptions): readonly Job[];
  /** Ends the event subscriptions. Platform and storage belong to the host and stay open. */
  close(): void;
}

/**
 * Puts the parts together.
 *
 * ```ts
 * const adpilot = createAdpilot({ platform, storage, policy: definePolicy({ currency: 'USD' }) });
 * const run = await adpilot.cycle.run({ accountId: 'act_1', mode: 'plan', trigger: 'manual', actor: { id: 'ana', role: 'manager' } });
 * ```
 *
 * @throws InvalidInputError where a live platform is to be run on storage that does not survive the process
 */
export function createAdpilot(options: AdpilotOptions): Adpilot {
  const {
    platform,
    storage,
    clock = createSystemClock(),
    logger = silentLogger,
    registry = defaultRegistry,
  } = options;
  if (platform.capabilities.mode === 'live' && !storage.capabilities.durable) {
    throw new InvalidInputError({
      argument: 'storage',
      message: 'a live platform needs storage that survives the process',
    });
  }
  const events = createEventHub(logger);
  const context: EngineContext = {
    platform,
    storage,
    clock,
    ids: options.ids ?? createIdGenerator(clock),
    registry,
    logger,
    events,
    maturity: createMaturityCurves(storage),
    policyOf: (accountId) => {
      const policy = options.policy ?? options.policies?.[accountId];
      if (policy) return policy;
      throw new NotFoundError({ message: `no policy for ${accountId}`, context: { accountId } });
    },
  };
  const cycle = createCycle(context);
  const accountIds = options.policies ? Object.keys(options.policies) : null;
  return {
    cycle,
    events,
    jobs: (which) => createJobs({ cycle, policyOf: context.policyOf, accountIds }, which),
    close: () => events.close(),
  };
}

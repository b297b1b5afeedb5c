import {
  type AdPlatform,
  type AdpilotEvent,
  type CycleRun,
  definePolicy,
  type Plan,
  type PolicyInput,
  type Storage,
} from '@adpilot/core';
import { createManualClock, type ManualClock } from '@adpilot/core/testing';
import { createMetaPlatform } from '@adpilot/meta-client';
import { createGraphSimulator, type GraphSimulator } from '@adpilot/meta-client/simulator';
import { type Adpilot, createAdpilot } from '../src/index.ts';
import { createMemoryStorage } from '../src/memory/index.ts';
import { FIRST_MORNING, shopWorld } from './shop-world.ts';

export const ACCOUNT = 'act_1';
export const MANAGER = { id: 'mara', role: 'manager' } as const;

/** A simulated shop with everything around it, on the morning of its first cycle. */
export interface Shop {
  readonly clock: ManualClock;
  readonly simulator: GraphSimulator;
  readonly storage: Storage;
  readonly platform: AdPlatform;
  readonly adpilot: Adpilot;
  readonly events: readonly AdpilotEvent[];
  /** One cycle in mode `execute`. */
  run(): Promise<CycleRun>;
  planOf(run: CycleRun): Promise<Plan>;
  /** Another process on the same account and storage. */
  another(platform?: AdPlatform): Adpilot;
}

export type ShopOptions = {
  /** Stands between the engine and the platform: faults, counts. */
  readonly through?: (platform: AdPlatform, clock: ManualClock) => AdPlatform;
  readonly policy?: Partial<PolicyInput>;
  /** Default: in memory. */
  readonly storage?: Storage;
};

export function openShop({
  through = (platform) => platform,
  policy,
  storage = createMemoryStorage(),
}: ShopOptions = {}): Shop {
  const clock = createManualClock(FIRST_MORNING);
  const simulator = createGraphSimulator({ seed: 'shop', clock, world: shopWorld() });
  const direct = createMetaPlatform({
    mode: 'stub',
    accessToken: 'token',
    accountIds: [ACCOUNT],
    fetch: simulator.fetch,
    clock,
  });
  const platform = through(direct, clock);
  const rules = definePolicy({ ...policy, currency: 'USD', maturity: { priorShares: [1] } });
  const another: Shop['another'] = (own = direct) =>
    createAdpilot({ platform: own, storage, clock, policy: rules });
  const adpilot = another(platform);
  const events: AdpilotEvent[] = [];
  adpilot.events.onAny((event) => events.push(event));
  return {
    clock,
    simulator,
    storage,
    platform,
    adpilot,
    events,
    another,
    run: () => adpilot.cycle.run({ accountId: ACCOUNT, mode: 'execute', trigger: 'test', actor: MANAGER }),
    planOf: async ({ planId, errors }) => {
      const plan = planId === null ? null : await storage.plans.get({ planId });
      if (!plan) throw new Error(`no plan: ${errors.join('; ')}`);
      return plan;
    },
  };
}

/** The daily budget that the account really has, in minor units. */
export function budgetOf({ simulator }: Pick<Shop, 'simulator'>, adSetId: string): number | null {
  return simulator.truth().adSets.find((adSet) => adSet.adSetId === adSetId)?.dailyBudget ?? null;
}

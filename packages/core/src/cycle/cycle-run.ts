import type { Instant } from '../shared/instant.ts';
import type { Json } from '../shared/json.ts';
import type { MinorUnits } from '../shared/money.ts';

export type CycleMode = 'plan' | 'execute';

export type CycleStep = 'collection' | 'decisions' | 'api_actions' | 'finalize';

/** One run of the cycle. */
export type CycleRun = {
  readonly id: string;
  readonly accountId: string;
  readonly mode: CycleMode;
  /** What started it: `scheduler`, `manual`, or the host's own word. */
  readonly trigger: string;
  readonly actorId: string;
  readonly startedAt: Instant;
  readonly finishedAt: Instant | null;
  /** `partial`: the cycle went through, some of its actions did not. */
  readonly status: 'running' | 'success' | 'partial' | 'failed';
  readonly stepsExecuted: readonly CycleStep[];
  readonly errors: readonly string[];
  readonly planId: string | null;
  readonly stats: CycleStats | null;
};

/** The account at the end of a run. */
export type CycleStats = {
  readonly campaignsActive: number;
  readonly adSetsActive: number;
  readonly adsActive: number;
  readonly totalSpendToday: MinorUnits | null;
  /** Revenue over spend of the last 7 complete days, a ratio of sums. */
  readonly averageRoas: number | null;
  readonly decisions: number;
  readonly actionsTaken: number;
  readonly actionsFailed: number;
  readonly actionsHeld: number;
};

/** What one step read and produced. */
export type CycleLogEntry = {
  readonly cycleId: string;
  readonly accountId: string;
  readonly step: CycleStep;
  readonly startedAt: Instant;
  readonly finishedAt: Instant;
  readonly success: boolean;
  readonly input: Json;
  readonly output: Json;
  readonly error: string | null;
};

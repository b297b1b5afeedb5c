import {
  addHours,
  definePolicy,
  formatMinorUnits,
  type Policy,
  scaleMinorUnits,
  toInstant,
} from '@adpilot/core';
import { createManualClock, type ManualClock } from '@adpilot/core/testing';
import { createStubPlatform, type StubPlatform } from '@adpilot/meta-client';
import { type ImportedInsights, readInsightsFile } from '@adpilot/meta-client/insights-file';
import { demoWorld, importInsights } from '@adpilot/meta-client/simulator';
import { type DemoHome, loadWorld, type StoredWorld } from './demo-home.ts';
import { describeImport } from './describe-import.ts';
import { count, percent } from './format.ts';
import type { DemoOptions } from './parse-options.ts';
import type { Progress } from './progress.ts';

/** A simulated account with its time and the policy that it is run under. */
export type DemoWorld = {
  readonly clock: ManualClock;
  readonly platform: StubPlatform;
  readonly policy: Policy;
  /** Of the account. */
  readonly timeZone: string;
  /** What an import reported; null for the bundled world. */
  readonly notes: readonly string[] | null;
  /** Its database has still to be filled: it was made just now, or the run that made it came to no end. */
  readonly isNew: boolean;
  /** All of it, to be opened again. */
  store(): Omit<StoredWorld, 'source' | 'isReady'>;
};

const SEED = 'demo';
/** Days that the bundled world has behind it when it is first looked at. */
const HISTORY_DAYS = 28;
/** Local time of the first look: by then the figures of the day before are complete. */
const FIRST_HOUR = 6;

/** Opens the world of the last run, or makes one: from an export where one is given, else the bundled one. */
export async function openWorld(
  home: DemoHome,
  options: DemoOptions,
  progress: Progress,
): Promise<DemoWorld> {
  const stored = await loadWorld(home);
  if (stored) {
    const clock = createManualClock(stored.now);
    const platform = createStubPlatform({ clock, state: stored.simulator });
    return assemble({
      clock,
      platform,
      policy: definePolicy(stored.policy),
      timeZone: stored.timeZone,
      notes: stored.notes,
      // A world of an earlier version does not say, and was ready.
      isNew: stored.isReady === false,
    });
  }
  if (options.insights.length === 0) return bundledWorld(progress);
  return importedWorld(
    await readInsightsFile(options.insights, {
      ...options.importing,
      onProgress: ({ bytes, totalBytes, rows }) =>
        progress.say(
          `reading the export: ${percent(bytes / Math.max(1, totalBytes))}, ${count(rows)} rows ...`,
        ),
    }),
  );
}

function bundledWorld(progress: Progress): DemoWorld {
  progress.say(`simulating ${HISTORY_DAYS} days of history ...`);
  const world = demoWorld();
  const clock = createManualClock(addHours(world.startsAt, HISTORY_DAYS * 24 + FIRST_HOUR));
  const policy = definePolicy({ currency: 'USD', limits: { maxDailyBudgetPerAdSet: '2500.00' } });
  return assemble({
    clock,
    platform: createStubPlatform({ seed: SEED, clock, world }),
    policy,
    timeZone: world.account.timeZone,
    notes: null,
    isNew: true,
  });
}

function importedWorld(insights: ImportedInsights): DemoWorld {
  const { currency, timeZone, completeAt } = insights;
  const clock = createManualClock(completeAt);
  const platform = createStubPlatform({ seed: SEED, clock, world: importInsights(insights) });
  return assemble({
    clock,
    platform,
    policy: importPolicy(insights, currency),
    timeZone,
    notes: describeImport(insights),
    isNew: true,
  });
}

/** Limits of the account's own size. An export is final: nothing in it is still to come. */
function importPolicy({ adSets }: ImportedInsights, currency: string): Policy {
  const budgets = adSets.map(({ dailyBudget }) => dailyBudget);
  const total = budgets.reduce((sum, budget) => sum + budget, 0);
  const text = (minor: number, factor: number): string =>
    formatMinorUnits(scaleMinorUnits(minor, factor), currency);
  return definePolicy({
    currency,
    maturity: { priorShares: [1] },
    limits: {
      maxDailyBudgetPerAdSet: text(
        budgets.reduce((most, budget) => Math.max(most, budget), 0),
        1.5,
      ),
      maxDailyBudgetPerCampaign: text(total, 1.1),
      maxTotalDailySpend: text(total, 1.1),
      // The whole account may be one inferred campaign.
      maxActionsPerCampaign: 50,
    },
    approvals: { perAction: text(total, 0.05) },
  });
}

function assemble(parts: Omit<DemoWorld, 'store'>): DemoWorld {
  const { clock, platform, policy, timeZone, notes } = parts;
  return {
    ...parts,
    store: () => ({
      version: 1,
      now: toInstant(clock.now()),
      simulator: platform.simulator.save(),
      timeZone,
      notes,
      policy,
    }),
  };
}

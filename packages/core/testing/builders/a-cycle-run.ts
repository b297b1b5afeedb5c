import type { CycleLogEntry, CycleRun } from '../../src/index.ts';
import { NOW } from './now.ts';

/** A run that has just begun. */
export function aCycleRun(overrides: Partial<CycleRun> = {}): CycleRun {
  return {
    id: 'cycle-1',
    accountId: 'act_1',
    mode: 'execute',
    trigger: 'scheduler',
    actorId: 'system:scheduler',
    startedAt: NOW,
    finishedAt: null,
    status: 'running',
    stepsExecuted: [],
    errors: [],
    planId: null,
    stats: null,
    ...overrides,
  };
}

/** The collection step of {@link aCycleRun}. */
export function aCycleLogEntry(overrides: Partial<CycleLogEntry> = {}): CycleLogEntry {
  return {
    cycleId: 'cycle-1',
    accountId: 'act_1',
    step: 'collection',
    startedAt: NOW,
    finishedAt: NOW,
    success: true,
    input: { since: '2026-01-14' },
    output: { ads: 1 },
    error: null,
    ...overrides,
  };
}

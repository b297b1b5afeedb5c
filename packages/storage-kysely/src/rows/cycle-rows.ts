import type { CycleLogEntry, CycleRun } from '@adpilot/core';
import * as z from 'zod';
import { anyJson, flag, instant, json, oneOf, orNull, text, texts, textsOf } from '../columns.ts';
import { mapRows } from '../row-mapping.ts';
import { cycleStatsSchema } from '../schemas/cycle-stats-schema.ts';

/** A row of `meta_cycle_runs`. */
export type CycleRunRow = CycleRun;

/** A row of `meta_cycle_action_logs`. */
export type CycleLogRow = CycleLogEntry;

const STEPS = ['collection', 'decisions', 'api_actions', 'finalize'] as const;

/** Runs of the cycle. */
export const cycleRunRows = mapRows<CycleRunRow>('meta_cycle_runs', ['id'], {
  id: text,
  accountId: text,
  mode: oneOf('plan', 'execute'),
  trigger: text,
  actorId: text,
  startedAt: instant,
  finishedAt: orNull(instant),
  status: oneOf('running', 'success', 'partial', 'failed'),
  stepsExecuted: textsOf(z.enum(STEPS)),
  errors: texts,
  planId: orNull(text),
  stats: orNull(json(cycleStatsSchema)),
});

/** Steps of runs. */
export const cycleLogRows = mapRows<CycleLogRow>('meta_cycle_action_logs', ['cycleId', 'step'], {
  cycleId: text,
  accountId: text,
  step: oneOf(...STEPS),
  startedAt: instant,
  finishedAt: instant,
  success: flag,
  input: anyJson,
  output: anyJson,
  error: orNull(text),
});

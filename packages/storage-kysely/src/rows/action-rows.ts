import type { ActionRecord } from '@adpilot/core';
import { instant, json, oneOf, orNull, text } from '../columns.ts';
import { mapRows } from '../row-mapping.ts';
import { actionSchema } from '../schemas/action-schema.ts';
import { type TargetColumns, targetColumns } from './target-columns.ts';

/** A row of `meta_action_log`. */
export type ActionRow = Omit<ActionRecord, 'target'> & TargetColumns;

/** Actions and where they stand. */
export const actionRows = mapRows<ActionRow>('meta_action_log', ['decisionId'], {
  decisionId: text,
  planId: text,
  cycleId: text,
  accountId: text,
  rule: text,
  ...targetColumns,
  action: json(actionSchema),
  state: oneOf('planned', 'executing', 'succeeded', 'failed', 'conflict', 'skipped', 'unknown', 'reconciled'),
  detail: orNull(text),
  plannedAt: instant,
  updatedAt: instant,
});

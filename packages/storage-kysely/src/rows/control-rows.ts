import type { AccountControls } from '@adpilot/core';
import { flag, instant, orNull, text } from '../columns.ts';
import { mapRows } from '../row-mapping.ts';

/** Switches that people turn. */
export const controlRows = mapRows<AccountControls>('meta_account_controls', ['accountId'], {
  accountId: text,
  stopped: flag,
  reason: orNull(text),
  changedBy: orNull(text),
  changedAt: orNull(instant),
  outageClosedAt: orNull(instant),
});

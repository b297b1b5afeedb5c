import type { SetStatusRequest } from '@adpilot/core';
import { type Writer, writeEntity } from './write-entity.ts';

/** Switches a campaign, an ad set or an ad on or off. */
export async function setStatus(
  writer: Writer,
  { accountId, id, status, signal }: SetStatusRequest,
): Promise<void> {
  await writeEntity(writer, { accountId, id, values: { status }, signal });
}

import type { Target } from '@adpilot/core';
import { oneOf, orNull, text } from '../columns.ts';

/** A target in three columns. */
export type TargetColumns = {
  readonly targetLevel: Target['level'];
  readonly targetId: string;
  readonly targetCampaignId: string | null;
};

/** How those columns leave the database. */
export const targetColumns = {
  targetLevel: oneOf('account', 'campaign', 'ad_set', 'ad', 'creative', 'experiment'),
  targetId: text,
  targetCampaignId: orNull(text),
};

/** Puts the target into its columns. */
export function splitTarget<T extends { readonly target: Target }>(
  value: T,
): Omit<T, 'target'> & TargetColumns {
  const { target, ...rest } = value;
  return { ...rest, targetLevel: target.level, targetId: target.id, targetCampaignId: target.campaignId };
}

/** Takes the target out of its columns. */
export function joinTarget<T extends TargetColumns>(
  row: T,
): Omit<T, keyof TargetColumns> & { readonly target: Target } {
  const { targetLevel: level, targetId: id, targetCampaignId: campaignId, ...rest } = row;
  return { ...rest, target: { level, id, campaignId } };
}

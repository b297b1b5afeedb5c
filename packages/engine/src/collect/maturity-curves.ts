import {
  buildFacts,
  type Day,
  dayOf,
  estimateMaturity,
  type InsightStore,
  type MaturityCurve,
  maturityMoments,
  type Policy,
  type Snapshot,
  type Storage,
  startOfDay,
} from '@adpilot/core';

/** What accounts have taught of late conversions. */
export interface MaturityCurves {
  /** The curve of the snapshot's account; null where its history tells nothing yet. */
  curveOf(snapshot: Snapshot, policy: Policy): Promise<MaturityCurve | null>;
}

type Learned = { readonly today: Day; readonly policy: Policy; readonly curve: MaturityCurve | null };

/**
 * Learns each account's curve once a day. It rests on what was known when the day began, so that it is the same whenever
 * on that day it is learned, and by whichever process.
 */
export function createMaturityCurves({ insights }: Pick<Storage, 'insights'>): MaturityCurves {
  const learned = new Map<string, Learned>();
  return {
    curveOf: async (snapshot, policy) => {
      const { account, now } = snapshot;
      const today = dayOf(now, account.timeZone);
      const known = learned.get(account.id);
      if (known?.today === today && known.policy === policy) return known.curve;
      const asOf = startOfDay(today, account.timeZone);
      const curve = await learn(insights, { ...snapshot, now: asOf }, { today, policy });
      learned.set(account.id, { today, policy, curve });
      return curve;
    },
  };
}

async function learn(
  insights: InsightStore,
  snapshot: Snapshot,
  { today, policy }: { readonly today: Day; readonly policy: Policy },
): Promise<MaturityCurve | null> {
  const { account, now } = snapshot;
  const { id: accountId, timeZone } = account;
  const moments = maturityMoments(today, { timeZone, policy });
  const revisions = await insights.conversionsAsOf({ accountId, moments });
  if (revisions.length === 0) return null;
  // Conversions that were lost are not late.
  const excludedDays = buildFacts(snapshot, policy).outage?.excludedDays ?? [];
  // Each revision is the last complete reading up to its moment: where there was none, nobody knows what stood.
  const options = { revisions, readAt: [], now, timeZone, excludedDays, policy };
  const { shares, low, high } = estimateMaturity(options);
  return { shares, low, high };
}

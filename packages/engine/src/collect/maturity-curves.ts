import {
  type AdAccount,
  type Day,
  dayOf,
  estimateMaturity,
  type InsightStore,
  type Instant,
  type MaturityCurve,
  maturityMoments,
  type Policy,
  type Storage,
  startOfDay,
} from '@adpilot/core';

/** What accounts have taught of late conversions. */
export interface MaturityCurves {
  /** The account's curve; null where its history tells nothing yet. */
  curveOf(of: {
    readonly account: AdAccount;
    readonly now: Instant;
    readonly policy: Policy;
  }): Promise<MaturityCurve | null>;
}

type Learned = { readonly today: Day; readonly policy: Policy; readonly curve: MaturityCurve | null };

/**
 * Learns each account's curve once a day. It rests on what was known when the day began, so that it is the same whenever
 * on that day it is learned, and by whichever process.
 */
export function createMaturityCurves({ insights }: Pick<Storage, 'insights'>): MaturityCurves {
  const learned = new Map<string, Learned>();
  return {
    curveOf: async ({ account, now, policy }) => {
      const today = dayOf(now, account.timeZone);
      const known = learned.get(account.id);
      if (known?.today === today && known.policy === policy) return known.curve;
      const curve = await learn(insights, { account, today, policy });
      learned.set(account.id, { today, policy, curve });
      return curve;
    },
  };
}

async function learn(
  insights: InsightStore,
  { account, today, policy }: { readonly account: AdAccount; readonly today: Day; readonly policy: Policy },
): Promise<MaturityCurve | null> {
  const { id: accountId, timeZone } = account;
  const moments = maturityMoments(today, { timeZone, policy });
  const revisions = await insights.conversionsAsOf({ accountId, moments });
  if (revisions.length === 0) return null;
  const now = startOfDay(today, timeZone);
  const { shares, low, high } = estimateMaturity({ revisions, now, timeZone, policy });
  return { shares, low, high };
}

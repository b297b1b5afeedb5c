import type { Ad, BudgetChange, Experiment, Policy, Snapshot } from '../../packages/core/src/index.ts';
import { aBudgetChange, anExperiment, aPolicy, aSnapshot } from '../../packages/core/testing/index.ts';
import { buildRows } from './build-rows.ts';
import { buildTree } from './build-tree.ts';
import { isEvery } from './shape.ts';

const LAST_DAY = '2026-01-14';

/** A cycle's view of an account of that many ads, each with a row on every one of `days` days. The same every time. */
export function buildSnapshot({ ads, days }: { readonly ads: number; readonly days: number }): Snapshot {
  const tree = buildTree(ads);
  return aSnapshot({
    ...tree,
    insights: buildRows(tree.ads, { days, until: LAST_DAY }),
    experiments: tree.ads
      .filter((_, index) => isEvery(500, index))
      .map((ad, at) => buildExperiment(ad, at, tree.ads)),
    budgetChanges: tree.adSets
      .filter((_, index) => isEvery(20, index, 3))
      .map(({ id }, at) => buildChange(id, at)),
  });
}

/** The default rules, with caps in the size of the account. */
export function buildPolicy(): Policy {
  return aPolicy({ limits: { maxTotalDailySpend: '500000.00', maxDailyBudgetPerCampaign: '20000.00' } });
}

/** A test of an ad against the next one; every other test is due. */
function buildExperiment(ad: Ad, at: number, ads: readonly Ad[]): Experiment {
  const next = ads[ads.indexOf(ad) + 1] ?? ad;
  return anExperiment({
    id: `experiment-${at}`,
    campaignId: ad.campaignId,
    startedAt: '2026-01-05T12:00:00.000Z',
    plannedEndAt: isEvery(2, at) ? '2026-01-14T12:00:00.000Z' : '2026-01-26T12:00:00.000Z',
    variants: [
      { id: 'a', name: 'A', adId: ad.id },
      { id: 'b', name: 'B', adId: next.id },
    ],
  });
}

function buildChange(targetId: string, at: number): BudgetChange {
  return aBudgetChange({ id: `change-${at}`, targetId, source: isEvery(3, at) ? 'human' : 'adpilot' });
}

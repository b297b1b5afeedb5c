import * as fc from 'fast-check';
import type { AdAccount, AdSet, Budget, Campaign, Creative, EntityTree, Instant } from '../../src/index.ts';
import { addHours } from '../../src/index.ts';
import { aCampaign } from '../builders/a-campaign.ts';
import { aCreative } from '../builders/a-creative.ts';
import { anAccount } from '../builders/an-account.ts';
import { anAd } from '../builders/an-ad.ts';
import { anAdSet } from '../builders/an-ad-set.ts';

/** What Meta sends, and what it may send one day. */
const status = fc.oneof(
  { weight: 8, arbitrary: fc.constant('ACTIVE') },
  { weight: 2, arbitrary: fc.constant('PAUSED') },
  { weight: 1, arbitrary: fc.constantFrom('ARCHIVED', 'SOMETHING_NEW') },
);
const effectiveStatus = fc.oneof(
  { weight: 8, arbitrary: fc.constant('ACTIVE') },
  { weight: 1, arbitrary: fc.constantFrom('PAUSED', 'IN_PROCESS', 'WITH_ISSUES', 'SOMETHING_NEW') },
);
const hoursOld = fc.oneof(
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 72 }) },
  { weight: 3, arbitrary: fc.integer({ min: 72, max: 2000 }) },
);
const statuses = { status, effectiveStatus, hoursOld };

const amount = fc.oneof(
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 300 }) },
  { weight: 3, arbitrary: fc.integer({ min: 300, max: 300_000 }) },
);
const noBudget = { dailyBudget: null, lifetimeBudget: null, budgetRemaining: null, hoursLeft: null };
const budget = fc.oneof(
  { weight: 6, arbitrary: amount.map((dailyBudget) => ({ ...noBudget, dailyBudget })) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(amount, fc.integer({ min: -5, max: 100 }), fc.integer({ min: -24, max: 960 }))
      .map(([lifetimeBudget, percentLeft, hoursLeft]) => ({
        ...noBudget,
        lifetimeBudget,
        budgetRemaining: Math.round((lifetimeBudget * percentLeft) / 100),
        hoursLeft,
      })),
  },
  { weight: 1, arbitrary: amount.map((lifetimeBudget) => ({ ...noBudget, lifetimeBudget })) },
);

const ad = fc.record({ ...statuses, creative: fc.option(fc.integer({ min: 1, max: 5 }), { nil: null }) });
const adSet = fc.record({
  ...statuses,
  budget,
  learningStage: fc.constantFrom('SUCCESS', 'SUCCESS', 'LEARNING', 'FAIL', null),
  ads: fc.array(ad, { maxLength: 3, size: 'max' }),
});
const campaign = fc.record({
  ...statuses,
  budget,
  budgetOwner: fc.constantFrom('ad_sets' as const, 'campaign' as const),
  adSets: fc.array(adSet, { maxLength: 3, size: 'max' }),
});

type Drawn = typeof campaign extends fc.Arbitrary<infer T> ? T : never;

/** An account with up to six campaigns, in whatever state campaigns, ad sets and ads can be. */
export function anyTree({
  now,
  currency,
}: {
  readonly now: Instant;
  readonly currency: string;
}): fc.Arbitrary<EntityTree> {
  return fc
    .tuple(anyAccount(currency), fc.array(campaign, { maxLength: 6, size: 'max' }))
    .map(([account, drawn]) => ({ account, creatives, ...toTree(drawn, now) }));
}

const creatives: readonly Creative[] = [1, 2, 3, 4, 5].map((each) => aCreative({ id: `creative-${each}` }));

function anyAccount(currency: string): fc.Arbitrary<AdAccount> {
  return fc
    .record({
      timeZone: fc.constantFrom('UTC', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Apia'),
      minimumDailyBudget: fc.constantFrom(null, 100),
    })
    .map((fields) => anAccount({ ...fields, currency }));
}

function toTree(drawn: readonly Drawn[], now: Instant): Pick<EntityTree, 'campaigns' | 'adSets' | 'ads'> {
  const campaigns = drawn.map((each, index): Campaign => {
    const held = each.budgetOwner === 'campaign' ? each.budget : noBudget;
    const { budgetOwner } = each;
    return aCampaign({ id: `campaign-${index}`, budgetOwner, ...stateOf(each, now), ...toBudget(held, now) });
  });
  const adSets = drawn.flatMap(({ budgetOwner, adSets: below }, campaignIndex) =>
    below.map((each, index): AdSet => {
      const campaignId = `campaign-${campaignIndex}`;
      const { learningStage } = each;
      const held = budgetOwner === 'ad_sets' ? each.budget : noBudget;
      const id = `${campaignId}/set-${index}`;
      return anAdSet({ id, campaignId, learningStage, ...stateOf(each, now), ...toBudget(held, now) });
    }),
  );
  const ads = drawn.flatMap(({ adSets: below }, campaignIndex) =>
    below.flatMap((set, setIndex) =>
      set.ads.map((each, index) => {
        const campaignId = `campaign-${campaignIndex}`;
        const adSetId = `${campaignId}/set-${setIndex}`;
        const creativeId = each.creative === null ? null : `creative-${each.creative}`;
        return anAd({ id: `${adSetId}/ad-${index}`, adSetId, campaignId, creativeId, ...stateOf(each, now) });
      }),
    ),
  );
  return { campaigns, adSets, ads };
}

function stateOf(
  drawn: Pick<Drawn, 'status' | 'effectiveStatus' | 'hoursOld'>,
  now: Instant,
): Pick<Campaign, 'status' | 'effectiveStatus' | 'createdAt'> {
  return {
    status: drawn.status,
    effectiveStatus: drawn.effectiveStatus,
    createdAt: addHours(now, -drawn.hoursOld),
  };
}

function toBudget({ hoursLeft, ...amounts }: Drawn['budget'] | typeof noBudget, now: Instant): Budget {
  return { ...amounts, endsAt: hoursLeft === null ? null : addHours(now, hoursLeft) };
}

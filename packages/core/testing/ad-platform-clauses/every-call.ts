import type { AdPlatform, Page, Signal } from '../../src/index.ts';
import type { AdPlatformSubject } from './ad-platform-subject.ts';

/** Every item of a list. */
export async function readAll<T>(list: AsyncIterable<Page<T>>): Promise<readonly T[]> {
  const items: T[] = [];
  for await (const page of list) items.push(...page.items);
  return items;
}

/** One call of each method for an account, each begun when its turn comes. */
export function everyCall(
  { platform, adSetId: id, since, until, minimumDailyBudget }: AdPlatformSubject,
  { accountId, signal }: { readonly accountId: string; readonly signal?: Signal },
): readonly (() => Promise<unknown>)[] {
  const request = { accountId, ...(signal && { signal }) };
  const range = { since, until, conversionActionTypes: ['purchase'] };
  return [
    () => platform.readAccount(request),
    ...LISTS.map((read) => () => readAll(read(platform, request))),
    () => readAll(platform.readInsights({ ...request, ...range })),
    () => platform.readCurrentValues({ ...request, targets: [{ level: 'ad_set', id }] }),
    () =>
      platform.setBudget({ ...request, level: 'ad_set', id, kind: 'daily', amount: minimumDailyBudget * 3 }),
    () => platform.setStatus({ ...request, level: 'ad_set', id, status: 'PAUSED' }),
  ];
}

type ReadList = (
  platform: AdPlatform,
  request: { readonly accountId: string },
) => AsyncIterable<Page<unknown>>;

const LISTS: readonly ReadList[] = [
  (platform, request) => platform.readCampaigns(request),
  (platform, request) => platform.readAdSets(request),
  (platform, request) => platform.readAds(request),
  (platform, request) => platform.readCreatives(request),
];

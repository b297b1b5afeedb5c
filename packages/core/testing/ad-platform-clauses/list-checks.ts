import assert from 'node:assert/strict';
import type { Page } from '../../src/index.ts';
import type { AdPlatformCheck } from './ad-platform-check.ts';
import { type AdPlatformSubject, staged } from './ad-platform-subject.ts';
import { readAll } from './every-call.ts';
import { rejectsWithKind } from './rejects-with-kind.ts';

/** Every list of the account beside the ids that it shows. */
function listsOf(subject: AdPlatformSubject): readonly {
  readonly list: AsyncIterable<Page<{ readonly id: string }>>;
  readonly ids: readonly string[];
}[] {
  const { platform, accountId } = subject;
  return [
    { list: platform.readCampaigns({ accountId }), ids: subject.campaignIds },
    { list: platform.readAdSets({ accountId }), ids: subject.adSetIds },
    { list: platform.readAds({ accountId }), ids: subject.adIds },
    { list: platform.readCreatives({ accountId }), ids: subject.creativeIds },
  ];
}

export const listChecks: readonly AdPlatformCheck[] = [
  {
    id: 'AP-1',
    title: 'a list gives every entity once, and its last page alone says that it is the last',
    check: async (subject) => {
      for (const { list, ids } of listsOf(subject)) {
        const pages: Page<{ readonly id: string }>[] = [];
        for await (const page of list) pages.push(page);
        assert.deepEqual(pages.flatMap(({ items }) => items.map(({ id }) => id)).sort(), [...ids].sort());
        assert.deepEqual(
          pages.map(({ last }) => last),
          pages.map((_, index) => index === pages.length - 1),
        );
      }
    },
  },
  {
    id: 'AP-2',
    title: 'a list that cannot be read to its end fails and never says that it was whole',
    check: async (subject) => {
      const breakLists = staged(subject.breakLists);
      if (breakLists === null) return;
      breakLists();
      for (const { list } of listsOf(subject)) {
        const reading = async (): Promise<void> => {
          for await (const { last } of list) assert.equal(last, false);
        };
        await rejectsWithKind(null, reading());
      }
    },
  },
  {
    id: 'AP-3',
    title: 'an archived ad is not in the list of ads',
    check: async (subject) => {
      const archived = staged(subject.archivedAdId);
      if (archived === null) return;
      const ads = await readAll(subject.platform.readAds({ accountId: subject.accountId }));
      assert.ok(!ads.some(({ id }) => id === archived));
    },
  },
];

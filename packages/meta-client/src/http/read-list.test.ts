import { describe, expect, it } from 'vitest';
import { ACCOUNT, aPlatform, TOKEN } from '../../testing/a-platform.ts';
import { catchPlatformError } from '../../testing/catch-platform-error.ts';
import { json, type SentRequest } from '../../testing/fake-graph.ts';
import { readAll, readPages } from '../../testing/read-all.ts';

const creative = (id: string) => ({ id, name: `creative ${id}`, object_type: 'SHARE' });
const NEXT = `https://graph.facebook.com/v26.0/act_1/adcreatives?access_token=${TOKEN}&limit=1&after=stale`;

type FakePage = { readonly ids: readonly string[]; readonly after?: string; readonly more: boolean };

/** Pages by cursor; the first one under the empty text. */
const paged =
  (pages: Readonly<Record<string, FakePage>>) =>
  ({ parameters }: SentRequest): Response => {
    const page = pages[parameters['after'] ?? ''];
    if (!page) return json({ error: { code: 100, message: 'no such cursor' } }, { status: 400 });
    const { ids, after, more } = page;
    return json({
      data: ids.map(creative),
      paging: { cursors: { before: 'b', ...(after && { after }) }, ...(more && { next: NEXT }) },
    });
  };

const THREE_PAGES = {
  '': { ids: ['1', '2'], after: 'A', more: true },
  A: { ids: [], after: 'B', more: true },
  B: { ids: ['2', '3'], after: 'C', more: false },
};

describe('readList', () => {
  it('reads on while there is more, over empty pages too, and gives every entry once', async () => {
    const { platform } = aPlatform(paged(THREE_PAGES));
    const pages = await readPages(platform.readCreatives({ accountId: ACCOUNT }));
    expect(pages.map(({ items, last }) => [items.map(({ id }) => id), last])).toEqual([
      [['1', '2'], false],
      [[], false],
      [['3'], true],
    ]);
  });

  it('repeats its own parameters with the cursor and never follows an address of the answer', async () => {
    const { platform, sent } = aPlatform(paged(THREE_PAGES));
    await readAll(platform.readCreatives({ accountId: ACCOUNT }));
    expect(sent.map(({ parameters }) => parameters['after'])).toEqual([undefined, 'A', 'B']);
    for (const { parameters, url } of sent) {
      expect(parameters).toMatchObject({ limit: '200', fields: sent[0]?.parameters['fields'] });
      expect(url).not.toContain(TOKEN);
    }
  });

  it('asks for the next page only when it is wanted', async () => {
    const { platform, sent } = aPlatform(paged(THREE_PAGES));
    for await (const page of platform.readCreatives({ accountId: ACCOUNT })) {
      expect(page.last).toBe(false);
      break;
    }
    expect(sent).toHaveLength(1);
  });

  it.each<[string, Readonly<Record<string, FakePage>>]>([
    [
      'a cursor repeats',
      { '': { ids: ['1'], after: 'A', more: true }, A: { ids: ['2'], after: 'A', more: true } },
    ],
    ['there is more but no cursor', { '': { ids: ['1'], more: true } }],
  ])('fails where %s, and never says that it was the last page', async (_, pages) => {
    const { platform } = aPlatform(paged(pages));
    const seen: boolean[] = [];
    const reading = (async () => {
      for await (const { last } of platform.readCreatives({ accountId: ACCOUNT })) seen.push(last);
    })();
    expect((await catchPlatformError(reading)).message).toContain('adcreatives says that there is more');
    expect(seen).not.toContain(true);
  });

  it('fails in the middle rather than ending early', async () => {
    const { platform } = aPlatform(paged({ '': { ids: ['1'], after: 'A', more: true } }));
    expect(
      (await catchPlatformError(readAll(platform.readCreatives({ accountId: ACCOUNT })))).platformCode,
    ).toBe(100);
  });

  it('does not take an answer without data for an empty list', async () => {
    const { platform } = aPlatform(() => json({}));
    const error = await catchPlatformError(readAll(platform.readCreatives({ accountId: ACCOUNT })));
    expect(error).toMatchObject({ kind: 'invalid_request', message: expect.stringContaining('data') });
  });

  it('stops between pages where the signal is aborted', async () => {
    const { platform, sent } = aPlatform(paged(THREE_PAGES));
    const controller = new AbortController();
    const reading = (async () => {
      for await (const _ of platform.readCreatives({ accountId: ACCOUNT, signal: controller.signal })) {
        controller.abort(new Error('stop'));
      }
    })();
    await expect(reading).rejects.toThrow('stop');
    expect(sent).toHaveLength(1);
  });
});

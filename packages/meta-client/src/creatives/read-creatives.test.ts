import { describe, expect, it } from 'vitest';
import { ACCOUNT, aPlatform } from '../../testing/a-platform.ts';
import { json } from '../../testing/fake-graph.ts';
import { readAll } from '../../testing/read-all.ts';

const read = (...answers: readonly object[]) => {
  const { platform } = aPlatform(() => json({ data: answers }));
  return readAll(platform.readCreatives({ accountId: ACCOUNT }));
};

describe('readCreatives', () => {
  it('reads texts and the asset behind an image', async () => {
    const answer = {
      id: '1',
      name: 'Shoes',
      title: 'New',
      body: 'Buy',
      object_type: 'SHARE',
      image_hash: 'e0e0',
    };
    expect(await read(answer)).toEqual([
      {
        id: '1',
        name: 'Shoes',
        kind: 'image',
        assetId: 'e0e0',
        texts: { title: 'New', body: 'Buy' },
        variantId: null,
      },
    ]);
  });

  it('tells videos, posts and the rest apart', async () => {
    const creatives = await read(
      { id: '1', video_id: '77', image_hash: 'cover' },
      { id: '2', object_story_id: '5_6', image_hash: 'e0e0' },
      { id: '3', object_type: 'STATUS' },
      { id: '4' },
    );
    expect(creatives.map(({ kind, assetId }) => [kind, assetId])).toEqual([
      ['video', '77'],
      ['post', '5_6'],
      ['status', null],
      ['unknown', null],
    ]);
    expect(creatives[3]).toMatchObject({ name: '', texts: { title: null, body: null } });
  });

  it('leaves out what is deleted', async () => {
    expect(await read({ id: '1', status: 'DELETED' })).toEqual([]);
  });
});

import { hashId } from '@adpilot/core';
import { deriveId } from '../world/derive-id.ts';
import type { AdState } from '../world/world-state.ts';
import type { NodeType } from './node-type.ts';

/** Every ad has a creative of its own, which is derived from it. */
export const creativeNode: NodeType<AdState> = {
  name: 'AdCreative',
  fields: {
    id: ({ creativeId }) => creativeId,
    account_id: (_, { world }) => world.state.account.id.replace('act_', ''),
    name: ({ name }) => name,
    status: () => 'ACTIVE',
    object_type: ({ format }) => (format === 'video' ? 'VIDEO' : 'SHARE'),
    title: ({ name }) => name,
    body: ({ name }) => `See ${name}.`,
    image_hash: ({ format, creativeId }) => (format === 'image' ? hashId('image', creativeId) : undefined),
    video_id: ({ format, creativeId }) => (format === 'video' ? deriveId('video', creativeId) : undefined),
    // A creative with an object_story_spec of its own has no story that existed before.
    object_story_id: () => undefined,
  },
};

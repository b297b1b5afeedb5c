import type { Creative } from '@adpilot/core';
import type { CreativeResponse } from './creative-response.ts';

/** A video comes with the image of its cover, so the video is looked for first. */
export function toCreative(answer: CreativeResponse): Creative {
  return {
    id: answer.id,
    name: answer.name ?? '',
    ...toAsset(answer),
    texts: { title: answer.title ?? null, body: answer.body ?? null },
    variantId: null,
  };
}

function toAsset(answer: CreativeResponse): Pick<Creative, 'kind' | 'assetId'> {
  if (answer.video_id) return { kind: 'video', assetId: answer.video_id };
  if (answer.object_story_id) return { kind: 'post', assetId: answer.object_story_id };
  if (answer.image_hash) return { kind: 'image', assetId: answer.image_hash };
  return { kind: answer.object_type?.toLowerCase() ?? 'unknown', assetId: null };
}

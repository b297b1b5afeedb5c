import * as z from 'zod';

/** What is asked for of a creative; Meta answers nothing that is not named. */
export const CREATIVE_FIELDS = 'id,name,status,object_type,title,body,image_hash,video_id,object_story_id';

/** A creative as Meta answers it. Literals are open, and what is not listed is dropped. */
export const creativeResponse = z.object({
  id: z.string(),
  name: z.string().nullish(),
  status: z.string().nullish(),
  object_type: z.string().nullish(),
  title: z.string().nullish(),
  body: z.string().nullish(),
  image_hash: z.string().nullish(),
  video_id: z.string().nullish(),
  object_story_id: z.string().nullish(),
});

/** A parsed {@link creativeResponse}. */
export type CreativeResponse = z.infer<typeof creativeResponse>;

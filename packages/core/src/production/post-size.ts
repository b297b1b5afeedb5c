import type { CreativeStyle } from '../model/creative-style.ts';

/** What an organic post may be at most. */
const MOST: PostSize = { characters: 2200, hashtags: 30 };

const HASHTAG = /#[\p{L}\p{N}_]+/gu;

/** How much of what a post may hold is used up. Characters are code points: an emoji of one code point is one character. */
export type PostSize = { readonly characters: number; readonly hashtags: number };

/** How large a caption is, hashtags in its text counted. */
export function sizeOfCaption(caption: string): PostSize {
  return { characters: countCharacters(caption), hashtags: countHashtags(caption) };
}

/** How large a set of hashtags is, with a blank between each two. Every entry is at least one hashtag. */
export function sizeOfHashtags(tags: readonly string[]): PostSize {
  return {
    characters: countCharacters(tags.join(' ')),
    hashtags: tags.reduce((sum, tag) => sum + Math.max(1, countHashtags(tag)), 0),
  };
}

/** Whether a caption and the hashtags below it, parted by one character, may be one post: 2 200 characters, 30 hashtags. */
export function fitsPost(...parts: readonly PostSize[]): boolean {
  const total = (of: keyof PostSize): number => parts.reduce((sum, part) => sum + part[of], 0);
  return total('characters') + parts.length - 1 <= MOST.characters && total('hashtags') <= MOST.hashtags;
}

/** Whether a style's caption and hashtags may be one post. */
export function isPostable({ caption, hashtags }: Pick<CreativeStyle, 'caption' | 'hashtags'>): boolean {
  if (caption === null || hashtags === null) return true;
  return fitsPost(sizeOfCaption(caption), sizeOfHashtags(hashtags));
}

/** Code points, which is not what the length of a text counts. */
export function countCharacters(text: string): number {
  return [...text].length;
}

function countHashtags(text: string): number {
  return text.match(HASHTAG)?.length ?? 0;
}

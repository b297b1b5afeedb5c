import type { StyleKind } from '../model/creative-style.ts';
import { hasBrace } from './fill-template.ts';
import { countCharacters, fitsPost, type PostSize, sizeOfCaption, sizeOfHashtags } from './post-size.ts';
import type { StyleValue } from './style-value.ts';

/** The most characters that Meta shows of a text beside an ad. */
const MOST_CHARACTERS: Partial<Readonly<Record<StyleKind, number>>> = {
  headline: 40,
  primaryText: 125,
  description: 30,
};

/** Why nobody can wear a value, once it is filled in; null where one can. */
export function styleFault(kind: StyleKind, value: StyleValue): string | null {
  return typeof value === 'string' ? textFault(kind, value) : hashtagsFault(value);
}

function textFault(kind: StyleKind, text: string): string | null {
  if (text.trim() === '') return 'is empty';
  const characters = countCharacters(text);
  if (kind === 'caption') return postFault(sizeOfCaption(text));
  const isTooLong = characters > (MOST_CHARACTERS[kind] ?? characters);
  return isTooLong ? `is too long: ${characters} characters` : null;
}

function hashtagsFault(tags: readonly string[]): string | null {
  if (tags.length === 0) return 'is empty';
  if (tags.some((tag) => tag.trim() === '')) return 'has an empty hashtag';
  if (tags.some(hasBrace)) return 'has a brace: hashtags are not filled in';
  return postFault(sizeOfHashtags(tags));
}

function postFault(size: PostSize): string | null {
  return fitsPost(size) ? null : `is too long: ${size.characters} characters, ${size.hashtags} hashtags`;
}

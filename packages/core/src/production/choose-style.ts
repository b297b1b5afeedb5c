import type { CreativeStyle } from '../model/creative-style.ts';
import { fitsPost, sizeOfCaption, sizeOfHashtags } from './post-size.ts';
import type { StyleOptions } from './style-options.ts';
import { styleId } from './taken-contents.ts';

/** A caption with the hashtags below it. */
type Post = Pick<CreativeStyle, 'caption' | 'hashtags'>;

/**
 * Chooses the first of every kind; where that style is taken, the next one of as few kinds as are needed. null where all
 * are. Captions and hashtags that are too much for one post do not come together.
 */
export function styleChooser(ranked: StyleOptions): (taken: ReadonlySet<string>) => CreativeStyle | null {
  const { caption: _, hashtags: __, ...others } = ranked;
  const posts = listPosts(ranked);
  const styles = Object.values(others).reduce(
    (count, values) => count * Math.max(1, values.length),
    posts.length,
  );
  return (taken) => {
    // One more than are taken is enough to meet a free one.
    for (let at = 0; at < Math.min(styles, taken.size + 1); at += 1) {
      const style = combine(posts, ranked, at);
      if (style !== null && !taken.has(styleId(style))) return style;
    }
    return null;
  };
}

/** Every caption with every set of hashtags that may stand below it, the first ones first. */
export function listPosts({
  caption,
  hashtags,
}: Pick<StyleOptions, 'caption' | 'hashtags'>): readonly Post[] {
  const captions = orNone(caption.map((value) => ({ value, size: sizeOfCaption(value) })));
  const sets = orNone(hashtags.map((value) => ({ value, size: sizeOfHashtags(value) })));
  return sets.flatMap((below) =>
    captions
      .filter((above) => above === null || below === null || fitsPost(above.size, below.size))
      .map((above) => ({ caption: above?.value ?? null, hashtags: below?.value ?? null })),
  );
}

function orNone<T>(values: readonly T[]): readonly (T | null)[] {
  return values.length === 0 ? [null] : values;
}

/** Counts the combinations through, as an odometer does. */
function combine(posts: readonly Post[], ranked: StyleOptions, at: number): CreativeStyle | null {
  let rest = at;
  const pick = <T>(values: readonly T[]): T | null => {
    const value = values[rest % values.length] ?? null;
    rest = Math.floor(rest / Math.max(1, values.length));
    return value;
  };
  const post = pick(posts);
  return (
    post && {
      ...post,
      primaryText: pick(ranked.primaryText),
      description: pick(ranked.description),
      lut: pick(ranked.lut),
      textOverlay: pick(ranked.textOverlay),
      headline: pick(ranked.headline),
      music: pick(ranked.music),
    }
  );
}

import type { CreativeStyle } from '../model/creative-style.ts';
import type { StyleOptions } from './style-options.ts';
import { styleId } from './taken-contents.ts';

/**
 * The first of every kind; where that style is taken, the next one of as few kinds as are needed. null where all are.
 */
export function chooseStyle(ranked: StyleOptions, taken: ReadonlySet<string>): CreativeStyle | null {
  const styles = Object.values(ranked).reduce((count, values) => count * Math.max(1, values.length), 1);
  // One more than are taken is enough to meet a free one.
  for (let at = 0; at < Math.min(styles, taken.size + 1); at += 1) {
    const style = combine(ranked, at);
    if (!taken.has(styleId(style))) return style;
  }
  return null;
}

/** Counts the combinations through, as an odometer does. */
function combine(ranked: StyleOptions, at: number): CreativeStyle {
  let rest = at;
  const pick = <T>(values: readonly T[]): T | null => {
    const value = values[rest % values.length] ?? null;
    rest = Math.floor(rest / Math.max(1, values.length));
    return value;
  };
  return {
    caption: pick(ranked.caption),
    primaryText: pick(ranked.primaryText),
    description: pick(ranked.description),
    hashtags: pick(ranked.hashtags),
    lut: pick(ranked.lut),
    textOverlay: pick(ranked.textOverlay),
    headline: pick(ranked.headline),
    music: pick(ranked.music),
  };
}

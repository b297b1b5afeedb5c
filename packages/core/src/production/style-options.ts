import type { CreativeStyle, StyleKind } from '../model/creative-style.ts';
import type { Master } from '../model/master.ts';
import type { StyleAsset, StyleGuide } from '../model/style-guide.ts';
import { type Instant, instantMs } from '../shared/instant.ts';
import { approvalObstacle } from './approval-obstacle.ts';
import { fillTemplate } from './fill-template.ts';
import { isWithinLimit } from './style-kinds.ts';

/** A text, the id of an asset, or a set of hashtags. */
export type StyleValue = string | readonly string[];

/** What a variant may wear, of every kind; templates are filled in. */
export type StyleOptions = { readonly [K in StyleKind]: readonly NonNullable<CreativeStyle[K]>[] };

/** What of a style guide may be shown now, each thing once. */
export function styleOptions({
  master,
  styleGuide: { assets },
  now,
}: {
  readonly master: Master;
  readonly styleGuide: StyleGuide;
  readonly now: Instant;
}): StyleOptions {
  const nowMs = instantMs(now);
  const approved = <T>(from: readonly StyleAsset<T>[]): readonly T[] =>
    from.filter(({ approval }) => approvalObstacle(approval, nowMs) === null).map(({ value }) => value);
  const texts = (kind: Exclude<StyleKind, 'hashtags'>): readonly string[] => {
    const filled = approved(assets[kind]).flatMap((text) => fillTemplate(text, master) ?? []);
    return distinct(filled.filter((text) => isWithinLimit(kind, text)));
  };
  return {
    caption: texts('caption'),
    primaryText: texts('primaryText'),
    description: texts('description'),
    hashtags: distinct(approved(assets.hashtags).filter((tags) => isWithinLimit('hashtags', tags))),
    lut: texts('lut'),
    textOverlay: texts('textOverlay'),
    headline: texts('headline'),
    music: texts('music'),
  };
}

/** Other options of every kind, made from those that there are. */
export function mapOptions(
  options: StyleOptions,
  map: <T extends StyleValue>(values: readonly T[], kind: StyleKind) => readonly T[],
): StyleOptions {
  return {
    caption: map(options.caption, 'caption'),
    primaryText: map(options.primaryText, 'primaryText'),
    description: map(options.description, 'description'),
    hashtags: map(options.hashtags, 'hashtags'),
    lut: map(options.lut, 'lut'),
    textOverlay: map(options.textOverlay, 'textOverlay'),
    headline: map(options.headline, 'headline'),
    music: map(options.music, 'music'),
  };
}

/** Equal values have equal keys. */
export function styleKey(value: StyleValue | null): string {
  return JSON.stringify(value);
}

function distinct<T extends StyleValue>(values: readonly T[]): readonly T[] {
  return [...new Map(values.map((value) => [styleKey(value), value])).values()];
}

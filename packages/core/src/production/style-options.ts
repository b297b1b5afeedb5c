import type { CreativeStyle, StyleKind } from '../model/creative-style.ts';
import type { Master } from '../model/master.ts';
import type { StyleAsset, StyleGuide } from '../model/style-guide.ts';
import { type Instant, instantMs } from '../shared/instant.ts';
import { approvalObstacle } from './approval-obstacle.ts';
import { assetsOf } from './assets-of.ts';
import { fillTemplate } from './fill-template.ts';
import { styleFault } from './style-fault.ts';
import { isNamed } from './style-kinds.ts';
import { type StyleValue, styleKey } from './style-value.ts';

/** What a variant may wear, of every kind; templates are filled in. */
export type StyleOptions = { readonly [K in StyleKind]: readonly NonNullable<CreativeStyle[K]>[] };

/** What of a style guide may be shown now, each thing once. */
export function styleOptions({
  master,
  styleGuide,
  now,
}: {
  readonly master: Master;
  readonly styleGuide: StyleGuide;
  readonly now: Instant;
}): StyleOptions {
  const nowMs = instantMs(now);
  const approved = <T>(from: readonly StyleAsset<T>[]): readonly T[] =>
    from.filter(({ approval }) => approvalObstacle(approval, nowMs) === null).map(({ value }) => value);
  const wearable = <T extends StyleValue>(kind: StyleKind, values: readonly T[]): readonly T[] =>
    distinct(values.filter((value) => styleFault(kind, value) === null));
  const texts = (kind: Exclude<StyleKind, 'hashtags'>): readonly string[] => {
    const values = approved<string>(assetsOf(styleGuide, kind));
    return wearable(
      kind,
      isNamed(kind) ? values : values.flatMap((text) => fillTemplate(text, master) ?? []),
    );
  };
  return {
    caption: texts('caption'),
    primaryText: texts('primaryText'),
    description: texts('description'),
    hashtags: wearable('hashtags', approved<readonly string[]>(assetsOf(styleGuide, 'hashtags'))),
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

function distinct<T extends StyleValue>(values: readonly T[]): readonly T[] {
  // Of equal values the same one stays in whatever order they come.
  const ordered = values.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return [...new Map(ordered.map((value) => [styleKey(value), value])).values()];
}

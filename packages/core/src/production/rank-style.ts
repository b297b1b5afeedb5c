import type { StyleKind } from '../model/creative-style.ts';
import type { MeanScore } from '../model/fragment.ts';
import type { Variant } from '../model/variant.ts';
import { groupBy } from '../shared/group-by.ts';
import { countBy } from './count-by.ts';
import type { ProductionPolicy } from './default-policy.ts';
import { explorationBonus, novelty, pullScore } from './estimate-part.ts';
import { measuredScore } from './measured-score.ts';
import { STYLE_KINDS } from './style-kinds.ts';
import { mapOptions, type StyleOptions } from './style-options.ts';
import { type StyleValue, styleKey } from './style-value.ts';

/** What was measured of the variants that wore something. */
export type StyleRecord = {
  readonly scores: ReadonlyMap<string, MeanScore>;
  /** Of all measured variants. */
  readonly usual: MeanScore;
};

/** Names one thing of one kind. */
export function wornKey(kind: StyleKind, value: StyleValue | null): string {
  return `${kind} ${styleKey(value)}`;
}

/** What the measured variants of a history wore, and how they scored. */
export function recordStyles(history: readonly Variant[], policy: ProductionPolicy): StyleRecord {
  const worn = history.flatMap((variant) => {
    const measured = measuredScore(variant, policy);
    return measured === null ? [] : [{ score: measured.score, keys: keysOf(variant) }];
  });
  const byKey = groupBy(
    worn.flatMap(({ score, keys }) => keys.map((key) => ({ key, score }))),
    ({ key }) => key,
  );
  const mean = (scores: readonly { readonly score: number }[]): MeanScore => ({
    score: scores.reduce((sum, { score }) => sum + score, 0) / Math.max(1, scores.length),
    variants: scores.length,
  });
  return { scores: new Map([...byKey].map(([key, scores]) => [key, mean(scores)])), usual: mean(worn) };
}

/** What may be worn, of every kind the most promising first: by scores, exploration and what live variants lack. */
export function rankStyle(
  options: StyleOptions,
  {
    record,
    live,
    ties,
    policy,
  }: {
    readonly record: StyleRecord;
    readonly live: readonly Variant[];
    readonly ties: ReadonlyMap<string, number>;
    readonly policy: ProductionPolicy;
  },
): StyleOptions {
  const usual = pullScore(policy.production.assumedScore, record.usual, policy);
  const uses = countBy(live.flatMap(keysOf));
  const worthOf = (key: string): number => {
    const own = record.scores.get(key) ?? { score: 0, variants: 0 };
    return (
      pullScore(usual, own, policy) +
      explorationBonus({ uses: own.variants, usesOfKind: record.usual.variants }, policy) +
      policy.production.diversity * novelty(uses.get(key) ?? 0)
    );
  };
  return mapOptions(options, (values, kind) =>
    values
      .map((value) => {
        const key = wornKey(kind, value);
        return { value, worth: worthOf(key), tie: ties.get(key) ?? 0 };
      })
      .sort((a, b) => b.worth - a.worth || a.tie - b.tie)
      .map(({ value }) => value),
  );
}

function keysOf({ style }: Variant): readonly string[] {
  return STYLE_KINDS.map((kind) => wornKey(kind, style[kind]));
}

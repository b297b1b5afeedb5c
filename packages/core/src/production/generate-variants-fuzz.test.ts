import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyProduction } from '../../testing/arbitraries.ts';
import { assertProperty } from '../../testing/assert-property.ts';
import { HumanConstraintViolation } from '../errors/human-constraint-violation.ts';
import type { PartApproval } from '../model/part-approval.ts';
import type { Variant } from '../model/variant.ts';
import { approvedParts } from './approved-parts.ts';
import type { HumanLimits } from './check-parts.ts';
import { generateVariants } from './generate-variants.ts';
import { planRefresh } from './plan-refresh.ts';

const ORDERS = {
  hook_body_cta: 'hook body cta',
  hook_inverted: 'cta body hook',
  cta_forward: 'cta hook body',
};
const BOUNDS = { short: [5000, 7999], medium: [8000, 12_999], long: [13_000, 18_000] } as const;

const isGiven = (approval: PartApproval | null, now: string): boolean =>
  approval !== null && approval.at <= now && (approval.expiresAt === null || approval.expiresAt > now);

/** What of a variant no person allowed, told from the parts alone. */
function breachesOf(
  variant: Variant,
  { master, fragments, styleGuide, now }: HumanLimits,
): readonly string[] {
  const parts = variant.fragments.map((cut) => {
    const fragment = fragments.find(({ id }) => id === cut.fragmentId);
    if (!fragment) throw new Error(`${cut.fragmentId} came from nowhere`);
    return { cut, fragment, ms: cut.endMs - cut.startMs };
  });
  const [least, most] = BOUNDS[variant.durationCategory];
  const fill = (text: unknown) =>
    typeof text === 'string'
      ? text.replace('{title}', master.title).replace('{genre}', master.genre ?? '')
      : text;
  const worn = Object.entries(variant.style).every(
    ([kind, value]) =>
      value === null ||
      Object.entries(styleGuide.assets).some(
        ([of, assets]) =>
          of === kind &&
          assets.some(
            (asset) =>
              isGiven(asset.approval, now) && JSON.stringify(fill(asset.value)) === JSON.stringify(value),
          ),
      ),
  );
  const rules = {
    approved: parts.every(({ fragment }) => isGiven(fragment.approval, now)),
    own: parts.every(({ fragment }) => fragment.masterId === master.id),
    trimmed: parts.every(
      ({ fragment, cut, ms }) =>
        cut.startMs === fragment.startMs && cut.endMs <= fragment.endMs && ms >= fragment.minDurationMs,
    ),
    ordered: parts.map(({ fragment }) => fragment.type).join(' ') === ORDERS[variant.structure],
    lasting:
      variant.durationMs === parts.reduce((sum, { ms }) => sum + ms, 0) &&
      variant.durationMs >= least &&
      variant.durationMs <= most,
    pixels: JSON.stringify(variant.authorizedPixels) === JSON.stringify(master.authorizedPixels),
    subgenres: JSON.stringify(variant.authorizedSubgenres) === JSON.stringify(master.authorizedSubgenres),
    genre: variant.genre === master.genre,
    worn,
    changed: variant.changes.length > 0,
    scored:
      variant.estimatedScore >= 0 &&
      variant.estimatedScore <= 100 &&
      variant.confidence >= 0 &&
      variant.confidence < 1,
  };
  return Object.entries(rules).flatMap(([rule, kept]) => (kept ? [] : [rule]));
}

function mayAllBeUsed({ master, fragments, styleGuide, now }: HumanLimits): boolean {
  return (
    fragments.every(({ masterId, approval }) => masterId === master.id && isGiven(approval, now)) &&
    Object.values(styleGuide.assets).every((assets) =>
      assets.every(({ approval }: { approval: PartApproval | null }) => isGiven(approval, now)),
    )
  );
}

const look = ({ fragments, durationCategory, style }: Variant) =>
  JSON.stringify([fragments.map(({ fragmentId }) => fragmentId), durationCategory, style]);

describe('production of 10 000 random masters', () => {
  it('makes nothing that people did not allow, and refuses whatever they did not', () => {
    assertProperty(
      fc.property(anyProduction, fc.integer({ min: 5, max: 15 }), fc.nat(), (limits, count, seed) => {
        const ask = { count, seed: String(seed) };
        if (!mayAllBeUsed(limits)) {
          expect(() => generateVariants({ ...limits, ...ask })).toThrow(HumanConstraintViolation);
        }
        const allowed = { ...limits, ...approvedParts(limits) };
        const { variants, leftOut } = generateVariants({ ...allowed, ...ask });
        expect(variants.flatMap((variant) => breachesOf(variant, limits))).toEqual([]);
        expect(new Set(variants.map(look)).size).toBe(variants.length);
        expect(new Set(variants.map(({ id }) => id)).size).toBe(variants.length);
        expect(variants.length === count || leftOut.length === 3).toBe(true);
        const [tired] = variants;
        if (tired && seed % 4 === 0) {
          const { variant } = planRefresh(tired, { ...allowed, seed: ask.seed, history: variants });
          if (variant) {
            expect(breachesOf(variant, limits)).toEqual([]);
            expect(variants.map(look)).not.toContain(look(variant));
          }
        }
      }),
      { numRuns: 10_000 },
    );
  }, 60_000);
});

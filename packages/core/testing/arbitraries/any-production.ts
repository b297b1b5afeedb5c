import * as fc from 'fast-check';
import type { Fragment, HumanLimits, PartApproval, StyleGuide } from '../../src/index.ts';
import { APPROVED, aFragment } from '../builders/a-fragment.ts';
import { aMaster } from '../builders/a-master.ts';
import { aStyleGuide } from '../builders/a-style-guide.ts';
import { NOW } from '../builders/now.ts';

/** Leave in every state: mostly given, else about to end, just ended, not begun, pending. */
const approval: fc.Arbitrary<PartApproval | null> = fc.oneof(
  { weight: 12, arbitrary: fc.constant(APPROVED) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      { ...APPROVED, expiresAt: '2030-01-01T00:00:00.000Z' },
      { ...APPROVED, expiresAt: NOW },
      { ...APPROVED, at: '2030-01-01T00:00:00.000Z' },
      null,
    ),
  },
);

const masterId = fc.oneof(
  { weight: 20, arbitrary: fc.constant('master-1') },
  { weight: 1, arbitrary: fc.constant('master-2') },
);

const fragment: fc.Arbitrary<Partial<Fragment>> = fc
  .record({
    type: fc.constantFrom('hook', 'hook', 'hook', 'body', 'body', 'body', 'cta', 'cta', 'cta', 'outro'),
    masterId,
    startMs: fc.nat(5000),
    lengthMs: fc.oneof(fc.integer({ min: 1, max: 9000 }), fc.constantFrom(2000, 3000, 5000)),
    kept: fc.constantFrom(0, 0.3, 0.7, 1),
    approval,
    performanceScore: fc.option(fc.nat(100)),
    usageCount: fc.nat(20),
    retention: fc.option(fc.constantFrom(0, 0.4, 0.9)),
  })
  .map(({ lengthMs, kept, startMs, ...fields }) => ({
    ...fields,
    startMs,
    endMs: startMs + lengthMs,
    minDurationMs: Math.max(1, Math.round(lengthMs * kept)),
  }));

const words = fc.array(fc.constantFrom('{title}', 'of {genre}', 'now', 'new'), { maxLength: 3 });

const styleGuide: fc.Arbitrary<StyleGuide> = fc
  .record({
    caption: words,
    headline: words,
    primaryText: words,
    hashtags: fc.array(fc.shuffledSubarray(['#a', '#b', '#c'], { minLength: 1 }), { maxLength: 3 }),
    lut: fc.subarray(['warm', 'cold']),
    music: fc.subarray(['track-1', 'track-2']),
  })
  .map(aStyleGuide);

/**
 * A master with random limits, fragments and style guide: some parts are another master's, pending or expired, lengths may
 * make every category or none.
 */
export const anyProduction: fc.Arbitrary<HumanLimits> = fc
  .record({
    pixels: fc.array(fc.constantFrom('pixel-1', 'pixel-2'), { maxLength: 2 }),
    subgenres: fc.subarray(['house', 'techno', 'ambient']),
    durationMs: fc.integer({ min: 1000, max: 30_000 }),
    fragments: fc.array(fragment, { maxLength: 12 }),
    styleGuide,
    pending: fc.nat(9),
    assetApproval: approval,
  })
  .map(({ pixels, subgenres, durationMs, fragments, styleGuide: guide, pending, assetApproval }) => ({
    master: aMaster({ authorizedPixels: pixels, authorizedSubgenres: subgenres, durationMs }),
    fragments: fragments.map((each, at) => aFragment({ ...each, id: `fragment-${at}` })),
    styleGuide: {
      ...guide,
      assets: {
        ...guide.assets,
        caption: guide.assets.caption.map((asset, at) =>
          at === pending ? { ...asset, approval: assetApproval } : asset,
        ),
      },
    },
    now: NOW,
  }));

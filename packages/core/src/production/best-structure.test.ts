import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../testing/assert-property.ts';
import { deviations, goldenCases } from '../../testing/golden-cases.ts';
import { aPolicy, aVariant } from '../../testing/index.ts';
import type { NarrativeStructure } from '../model/fragment.ts';
import { bestStructure } from './best-structure.ts';

type Sample = {
  readonly campaign: string | null;
  readonly structure: NarrativeStructure;
  readonly score: number;
  readonly impressions: number;
};

function historyOf(samples: readonly Sample[]) {
  return samples.map(({ campaign, structure, score, impressions }, at) =>
    aVariant({ id: `v${at}`, campaignId: campaign, structure, actualPerformance: { score, impressions } }),
  );
}

function samples(structure: NarrativeStructure, ...scores: readonly number[]): readonly Sample[] {
  return scores.map((score) => ({ campaign: 'campaign-1', structure, score, impressions: 5000 }));
}

describe('bestStructure', () => {
  it.each(goldenCases<readonly Sample[]>('best-structure'))('is right for $name', ({ input, expected }) => {
    const verdicts = bestStructure(historyOf(input)).map(({ reason: _, ...verdict }) => verdict);
    expect(deviations(verdicts, expected)).toEqual([]);
  });

  it('says when there is not enough data', () => {
    const few = bestStructure(
      historyOf([...samples('hook_body_cta', 90, 90, 90), ...samples('cta_forward', 10)]),
    );
    expect(few[0]?.reason).toBe(
      'not enough data: two structures need 3 measured variants each (hook_body_cta 3, hook_inverted 0, cta_forward 1)',
    );
    const close = bestStructure(
      historyOf([...samples('hook_body_cta', 50, 51, 52), ...samples('cta_forward', 50, 51, 51)]),
    );
    expect(close[0]).toMatchObject({ structure: null, reason: expect.stringContaining('not enough data') });
  });

  it('is as sure as the policy demands', () => {
    const history = historyOf([
      ...samples('hook_body_cta', 60, 65, 70),
      ...samples('cta_forward', 50, 55, 60),
    ]);
    const structureWith = (structureConfidence: number) =>
      bestStructure(history, { policy: aPolicy({ production: { structureConfidence } }) })[0]?.structure;
    expect([structureWith(0.6), structureWith(0.99)]).toEqual(['hook_body_cta', null]);
  });

  it('compares the best with the next one, in any order of the history', () => {
    const score = fc.integer({ min: 0, max: 100 });
    assertProperty(
      fc.property(
        fc.array(score, { minLength: 3, maxLength: 9 }),
        fc.array(score, { minLength: 3, maxLength: 9 }),
        (a, b) => {
          const history = historyOf([...samples('hook_body_cta', ...a), ...samples('cta_forward', ...b)]);
          const [verdict] = bestStructure(history);
          expect(verdict?.probability).toBeGreaterThanOrEqual(0.5);
          expect(verdict?.probability).toBeLessThanOrEqual(1);
          expect(bestStructure(history.toReversed())).toEqual([verdict]);
        },
      ),
    );
  });
});

import * as fc from 'fast-check';
import type { PolicyOverride } from '../../src/index.ts';

const roas = fc.record(
  {
    increaseAbove: fc.constantFrom(2, 4),
    decreaseBelow: fc.constantFrom(1, 2),
    minConversions: fc.constantFrom(0, 30),
    breakEvenRoas: fc.constantFrom(null, 0.8),
    windowDays: fc.constantFrom<number[]>([7], [3, 10, 40]),
    priorRoas: fc.constantFrom(1, 4),
    minAccountConversions: fc.constantFrom(0, 1000),
  },
  { requiredKeys: [] },
);
const spikes = fc.record(
  {
    grain: fc.constantFrom('day', 'hour'),
    minor: fc.constantFrom(2, 3.5),
    boostRoasAbove: fc.constantFrom(0.5, 2),
  },
  { requiredKeys: [] },
);
const fatigue = fc.record({ minBlockImpressions: fc.constantFrom(1, 2000) }, { requiredKeys: [] });
const experiments = fc.record({ minImpressionsPerVariant: fc.constantFrom(0, 5000) }, { requiredKeys: [] });

/** Overrides for the campaigns of `anyTree`: some of them, all of them, those of nobody. */
export const anyOverrides: fc.Arbitrary<readonly PolicyOverride[]> = fc
  .array(
    fc.record({
      campaignIds: fc.constantFrom<string[]>(
        ['campaign-0'],
        ['campaign-*'],
        ['campaign-1', 'campaign-2'],
        ['other'],
      ),
      policy: fc.record({ roas, spikes, fatigue, experiments }, { requiredKeys: [] }),
    }),
    { maxLength: 2 },
  )
  .map((drawn) =>
    drawn.map((fields, index) => ({ name: `override-${index}`, campaignLabels: [], ...fields })),
  );

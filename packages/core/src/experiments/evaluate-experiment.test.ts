import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../testing/assert-property.ts';
import { aPolicy, NOW } from '../../testing/index.ts';
import { InvalidInputError } from '../errors/invalid-input-error.ts';
import { addHours } from '../shared/instant.ts';
import { evaluateExperiment } from './evaluate-experiment.ts';

type Counts = readonly [successes: number, impressions: number];

function evaluate(counts: readonly Counts[], { hoursRunning = 100, experiments = {} } = {}) {
  const variants = counts.map(([successes, impressions], index) => ({
    id: `v${index}`,
    name: String.fromCharCode(65 + index),
    successes,
    impressions,
  }));
  return evaluateExperiment({
    variants,
    startedAt: addHours(NOW, -hoursRunning),
    now: NOW,
    policy: aPolicy({ experiments }),
  });
}

describe('evaluateExperiment', () => {
  it('finds the winner of the published example', () => {
    const evaluation = evaluate([
      [250, 5000],
      [150, 5000],
    ]);
    expect(evaluation).toMatchObject({
      status: 'significant',
      winnerId: 'v0',
      degreesOfFreedom: 1,
      lowExpectedCounts: false,
    });
    // With or without Yates' correction: 25.5234 (p 4.3704e-7) or 26.0417 (p 3.3413e-7).
    expect([25.5234375, 625 / 24]).toContainEqual(expect.closeTo(evaluation.statistic ?? 0, 9));
    expect(evaluation.pValue).toBeLessThan(4.4e-7);
    expect(evaluation.variants.map(({ rate }) => rate)).toEqual([0.05, 0.03]);
    expect(evaluation.variants[0]?.pValue).toBeNull();
    expect(evaluation.variants[1]?.pValue).toBeCloseTo(evaluation.pValue ?? 0, 12);
    expect(evaluation.reason).toMatch(/^"A" leads with 5\.00 %: p \d\.\d+e-7 over all/);
  });

  it('finds it wherever it stands', () => {
    expect(
      evaluate([
        [150, 5000],
        [140, 5000],
        [250, 5000],
      ]).winnerId,
    ).toBe('v2');
  });

  it.each([
    [
      'equal variants',
      [
        [100, 5000],
        [100, 5000],
      ],
    ],
    [
      'a difference that chance would explain',
      [
        [100, 5000],
        [110, 5000],
      ],
    ],
    [
      'two that lead alike, far above a third',
      [
        [250, 5000],
        [250, 5000],
        [100, 5000],
      ],
    ],
    [
      'a leader that beats the last, but not the second',
      [
        [250, 5000],
        [235, 5000],
        [100, 5000],
      ],
    ],
    [
      'nothing that ever happened',
      [
        [0, 5000],
        [0, 5000],
      ],
    ],
    [
      'what happened every time',
      [
        [5000, 5000],
        [5000, 5000],
      ],
    ],
    [
      'too few events for the test',
      [
        [4, 5000],
        [0, 5000],
      ],
    ],
  ] satisfies [string, Counts[]][])('finds no winner among %s', (_, counts) => {
    const evaluation = evaluate(counts);
    expect(evaluation).toMatchObject({ status: 'not_significant', winnerId: null });
    expect(evaluation.reason).toMatch(/\S/);
    expect(JSON.stringify(evaluation)).not.toContain('NaN');
  });

  it('asks more of a leader the more variants it leads', () => {
    // Alone against one other the difference is just significant; after Holm among 14 it is not.
    const leader: Counts = [250, 5000];
    const other: Counts = [207, 5000];
    expect(evaluate([leader, other]).winnerId).toBe('v0');
    expect(evaluate([leader, ...Array.from({ length: 14 }, () => other)]).winnerId).toBeNull();
  });

  it('tests two to fifteen variants', () => {
    const fifteen = Array.from({ length: 15 }, (_, index): Counts => [index === 7 ? 400 : 150, 5000]);
    expect(evaluate(fifteen)).toMatchObject({ winnerId: 'v7', degreesOfFreedom: 14 });
    expect(() => evaluate([...fifteen, [150, 5000]])).toThrow(InvalidInputError);
    expect(() => evaluate([[150, 5000]])).toThrow(/2 to 15 variants, not 1/);
  });

  it.each([
    [
      'more successes than impressions',
      [
        [11, 10],
        [1, 10],
      ],
    ],
    [
      'a negative count',
      [
        [-1, 10],
        [1, 10],
      ],
    ],
    [
      'a count that is no number',
      [
        [Number.NaN, 10],
        [1, 10],
      ],
    ],
  ] satisfies [string, Counts[]][])('refuses %s', (_, counts) => {
    expect(() => evaluate(counts)).toThrow(InvalidInputError);
  });

  it('refuses two variants with one id', () => {
    const twin = { id: 'a', name: 'A', successes: 1, impressions: 5000 };
    const call = () =>
      evaluateExperiment({
        variants: [twin, twin],
        startedAt: addHours(NOW, -100),
        now: NOW,
        policy: aPolicy(),
      });
    expect(call).toThrow('two variants have the same id');
  });

  it.each([
    [
      'before 48 hours',
      [
        [250, 5000],
        [150, 5000],
      ],
      47,
    ],
    [
      'with a variant below 1000 impressions',
      [
        [250, 5000],
        [10, 999],
      ],
      100,
    ],
    [
      'with a variant that nobody was shown',
      [
        [250, 5000],
        [0, 0],
      ],
      100,
    ],
  ] satisfies [string, Counts[], number][])('says nothing %s', (_, counts, hoursRunning) => {
    const evaluation = evaluate(counts, { hoursRunning });
    expect(evaluation).toMatchObject({
      status: 'needs_more_data',
      winnerId: null,
      pValue: null,
      statistic: null,
    });
    expect(evaluation.variants.every(({ pValue }) => pValue === null)).toBe(true);
  });

  it('knows nothing of a variant without impressions', () => {
    const { variants } = evaluate([
      [250, 5000],
      [0, 0],
    ]);
    expect(variants[1]).toMatchObject({ rate: null, interval: null });
  });

  it('takes its error from the policy', () => {
    const close: Counts[] = [
      [250, 5000],
      [207, 5000],
    ];
    expect(evaluate(close, { experiments: { alpha: 0.01 } }).winnerId).toBeNull();
  });

  const counts = fc
    .tuple(fc.integer({ min: 1000, max: 50_000 }), fc.integer({ min: 0, max: 1000 }))
    .map(([impressions, perMille]): Counts => [Math.round((impressions * perMille) / 1000), impressions]);

  it('crowns only the one with the highest rate, and never one of several', () => {
    assertProperty(
      fc.property(fc.array(counts, { minLength: 2, maxLength: 15 }), (table) => {
        const { winnerId, variants, status } = evaluate(table);
        expect(status === 'significant').toBe(winnerId !== null);
        if (winnerId === null) return;
        const rates = variants.map(({ rate }) => rate ?? -1);
        const best = Math.max(...rates);
        expect(rates.filter((rate) => rate === best)).toHaveLength(1);
        expect(variants.find(({ id }) => id === winnerId)?.rate).toBe(best);
      }),
    );
  });

  it('does not depend on the order of the variants, ties aside', () => {
    assertProperty(
      fc.property(fc.array(counts, { minLength: 2, maxLength: 8 }), (table) => {
        const winnerOf = (list: readonly Counts[]) => {
          const { winnerId, variants } = evaluate(list);
          return variants.find(({ id }) => id === winnerId)?.rate ?? null;
        };
        expect(winnerOf(table.toReversed())).toBe(winnerOf(table));
      }),
    );
  });
});

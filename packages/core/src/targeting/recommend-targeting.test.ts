import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../testing/assert-property.ts';
import { aPolicy } from '../../testing/index.ts';
import type { PolicyInput } from '../policy/define-policy.ts';
import type { Json } from '../shared/json.ts';
import { recommendTargeting } from './recommend-targeting.ts';
import type { Segment, SegmentFigures, SegmentKind } from './segment.ts';
import { targetedSegments } from './targeted-segments.ts';

function aSegment(kind: SegmentKind, key: string, figures: Partial<SegmentFigures> = {}): Segment {
  return {
    kind,
    key,
    name: `${kind} ${key}`,
    figures: {
      impressions: 10_000,
      clicks: 200,
      conversions: 10,
      spend: 10_000,
      revenue: 30_000,
      ...figures,
    },
  };
}

const TIRED = { clicks: 20 };
const TARGETING: Json = {
  age_min: 18,
  geo_locations: { countries: ['FR'], location_types: ['home'] },
  flexible_spec: [
    { interests: [{ id: '9', name: 'Nine' }], life_events: [{ id: '7' }] },
    { behaviors: [{ id: '8' }] },
  ],
};

function recommend(
  segments: readonly Segment[],
  {
    total = 10_000,
    targeting = TARGETING,
    policy = {},
  }: { total?: number; targeting?: Json; policy?: PolicyInput['targeting'] } = {},
) {
  return recommendTargeting({ segments, total, targeting, policy: aPolicy({ targeting: policy }) });
}

describe('recommendTargeting', () => {
  it('keeps the fifteen best interests and the ten best behaviours', () => {
    const many = (kind: SegmentKind) =>
      Array.from({ length: 20 }, (_, index) => aSegment(kind, String(index + 10), { clicks: 100 + index }));
    const { interests, behaviours } = recommend([...many('interest'), ...many('behaviour')]);
    expect(interests).toHaveLength(15);
    expect(interests.slice(0, 2).map(({ key }) => key)).toEqual(['10', '11']);
    expect(behaviours).toHaveLength(10);
  });

  it('leaves fatigued segments out and gives them no money', () => {
    const { interests, budgets, fatigued, reason } = recommend([
      aSegment('interest', '1', TIRED),
      aSegment('interest', '2'),
      aSegment('country', 'ES', TIRED),
      aSegment('country', 'FR'),
    ]);
    expect(interests.map(({ key }) => key)).toEqual(['2']);
    expect(budgets).toMatchObject([
      { key: 'FR', amount: 10_000, share: 1 },
      { key: 'ES', amount: 0 },
    ]);
    expect(fatigued).toHaveLength(2);
    expect(reason).toContain('fatigued: country ES, interest 1');
  });

  it('divides the budget by scores within the shares of countries', () => {
    const segments = [
      aSegment('country', 'ES', { clicks: 100 }),
      aSegment('country', 'MX'),
      aSegment('country', 'US'),
    ];
    const constrained = recommend(segments, {
      total: 1001,
      policy: { geoConstraints: { ES: { min: 0.35, max: 1 }, US: { min: 0, max: 0.1 } } },
    });
    const amounts = Object.fromEntries(constrained.budgets.map(({ key, amount }) => [key, amount]));
    expect(amounts['US']).toBe(100);
    expect(amounts['ES']).toBeGreaterThanOrEqual(351);
    expect(constrained.budgets.reduce((sum, { amount }) => sum + amount, 0)).toBe(1001);
  });

  it('holds to the smallest share of a country however tired it is', () => {
    const segments = [aSegment('country', 'ES', TIRED), aSegment('country', 'MX')];
    const policy = { geoConstraints: { ES: { min: 0.35, max: 1 } } };
    expect(recommend(segments, { policy }).budgets).toMatchObject([
      { amount: 6500 },
      { key: 'ES', amount: 3500 },
    ]);
    const tired = [aSegment('country', 'ES', TIRED)];
    expect(recommend(tired).budgets).toMatchObject([{ amount: 10_000 }]);
  });

  it('refuses shares that leave no division', () => {
    const policy = { geoConstraints: { ES: { min: 0, max: 0.5 } } };
    expect(() => recommend([aSegment('country', 'ES')], { policy })).toThrow(
      expect.objectContaining({ argument: 'policy.targeting.geoConstraints' }),
    );
  });

  it('expects what its segments bring, by their shares', () => {
    const { expected, confidence, frequencyCap } = recommend([
      aSegment('country', 'ES'),
      aSegment('country', 'MX'),
    ]);
    expect(expected?.ctr).toBeCloseTo((1.5 + 200) / 10_100, 12);
    expect(expected?.roas).toBeCloseTo((250 + 3 * 100) / 200, 12);
    expect(confidence).toMatchObject({ value: 0.95, level: 'high' });
    expect(frequencyCap).toEqual({ impressions: 3, days: 7 });
    const few = aSegment('interest', '1', { impressions: 100, clicks: 2 });
    expect(recommend([few]).confidence).toEqual({ value: 0.3, level: 'low' });
    expect(recommend([])).toMatchObject({
      expected: null,
      change: null,
      reason: '0 interests and 0 behaviours; no segment has figures',
    });
  });

  it('changes interests, behaviours and countries, and nothing else', () => {
    const { change } = recommend([
      aSegment('interest', '1'),
      aSegment('country', 'MX'),
      aSegment('country', 'ES'),
    ]);
    expect(change).toEqual({
      type: 'set_targeting',
      from: TARGETING,
      to: {
        age_min: 18,
        geo_locations: { countries: ['ES', 'FR', 'MX'], location_types: ['home'] },
        flexible_spec: [
          { interests: [{ id: '1', name: 'interest 1' }], life_events: [{ id: '7' }] },
          { behaviors: [{ id: '8' }] },
        ],
      },
    });
  });

  describe('of places', () => {
    const countriesOf = (segments: readonly Segment[], policy: PolicyInput['targeting'] = {}) =>
      recommend(segments, { policy, targeting: { geo_locations: { countries: ['FR', 'ES'] } } }).change?.to;
    const to = (...countries: readonly string[]) => ({ geo_locations: { countries } });

    it('keeps countries that nothing is known of', () => {
      expect(countriesOf([aSegment('country', 'MX')])).toEqual(to('ES', 'FR', 'MX'));
    });

    it('takes out the fatigued, and those that may have no share', () => {
      const [fresh, tired] = [aSegment('country', 'FR'), aSegment('country', 'ES', TIRED)];
      expect(countriesOf([fresh, tired])).toEqual(to('FR'));
      expect(countriesOf([fresh], { geoConstraints: { ES: { max: 0 } } })).toEqual(to('FR'));
      expect(countriesOf([fresh, tired], { geoConstraints: { ES: { min: 0.1 } } })).toEqual(to('ES', 'FR'));
    });

    it('does not leave an ad set nowhere', () => {
      const tired = [aSegment('country', 'ES', TIRED), aSegment('country', 'FR', TIRED)];
      const places = { geo_locations: { countries: ['ES'] } };
      const geoConstraints = { ES: { max: 0 } };
      expect(recommend(tired, { targeting: places, policy: { geoConstraints } }).change?.to).toEqual(
        to('FR'),
      );
      expect(recommend([], { targeting: places, policy: { geoConstraints } }).change).toBeNull();
    });

    it('makes cities no country', () => {
      for (const geo of [{ cities: [{ key: '1' }] }, { regions: [{ key: '2' }], countries: [] }]) {
        const targeting = { geo_locations: geo };
        expect(recommend([aSegment('country', 'ES')], { targeting }).change).toBeNull();
      }
      expect(recommend([aSegment('country', 'ES')], { targeting: {} }).change).toBeNull();
    });

    it('says which constraints it cannot keep', () => {
      const geoConstraints = { ES: { min: 0.35 }, FR: { max: 0.5 }, PT: { max: 0 }, MX: { min: 0.1 } };
      const segments = [aSegment('country', 'MX'), aSegment('country', 'US')];
      expect(recommend(segments, { policy: { geoConstraints } }).reason).toContain(
        'constraints not kept, for want of figures: ES, FR;',
      );
    });
  });

  it('moves what stands outside of the specs into the first', () => {
    const [one, two] = [
      { id: '1', name: 'One' },
      { id: '2', name: 'Two' },
    ];
    const targeting = { interests: [one], behaviors: [two] };
    expect(recommend([aSegment('interest', '3')], { targeting }).change?.to).toEqual({
      flexible_spec: [{ interests: [{ id: '3', name: 'interest 3' }], behaviors: [two] }],
    });
    const both = { interests: [one], flexible_spec: [{ interests: [two] }, { behaviors: [two] }] };
    expect(recommend([aSegment('behaviour', '3')], { targeting: both }).change?.to).toEqual({
      flexible_spec: [
        { interests: [one, two], behaviors: [{ id: '3', name: 'behaviour 3' }] },
        { behaviors: [two] },
      ],
    });
  });

  it('proposes no change where there is none, or nothing to change', () => {
    const targeting = { flexible_spec: [{ interests: [{ id: '1', name: 'interest 1' }] }] };
    expect(recommend([aSegment('interest', '1')], { targeting }).change).toBeNull();
    expect(recommend([aSegment('interest', '1')], { targeting: null }).change).toBeNull();
    expect(recommend([aSegment('interest', '1')], { targeting: {} }).change?.to).toEqual(targeting);
  });

  it('refuses a segment that is given twice', () => {
    expect(() => recommend([aSegment('age', '25-34'), aSegment('age', '25-34')])).toThrow(
      expect.objectContaining({ argument: 'segments' }),
    );
  });

  it('divides every total exactly, in any order of the segments', () => {
    const kind = fc.constantFrom<SegmentKind>('country', 'age', 'placement');
    const segment = fc.record({
      kind,
      clicks: fc.nat(500),
      impressions: fc.integer({ min: 500, max: 9000 }),
    });
    assertProperty(
      fc.property(fc.array(segment, { minLength: 1, maxLength: 9 }), fc.nat(100_000), (drawn, total) => {
        const segments = drawn.map(({ kind: of, ...figures }, index) => aSegment(of, `k${index}`, figures));
        const { budgets } = recommend(segments, { total });
        for (const each of new Set(drawn.map((one) => one.kind))) {
          const parts = budgets.filter((part) => part.kind === each);
          expect(parts.reduce((sum, { amount }) => sum + amount, 0)).toBe(total);
          expect(parts.every(({ amount }) => amount >= 0)).toBe(true);
        }
        expect(recommend(segments.toReversed(), { total }).budgets).toEqual(budgets);
      }),
    );
  });
});

describe('targetedSegments', () => {
  const figures = { impressions: 100, clicks: 5, conversions: 1, spend: 50, revenue: 200 };
  const named = (id: string | number) => ({ id, name: `Name ${id}` });

  it('sums the ad sets that target an interest or a behaviour, wherever it stands', () => {
    const segments = targetedSegments([
      { targeting: { flexible_spec: [{ interests: [named('1')] }, { behaviors: [named(2)] }] }, figures },
      { targeting: { interests: [named('1')], flexible_spec: [{ interests: [named('1')] }] }, figures },
    ]);
    expect(segments).toEqual([
      { kind: 'behaviour', key: '2', name: 'Name 2', figures },
      {
        kind: 'interest',
        key: '1',
        name: 'Name 1',
        figures: { impressions: 200, clicks: 10, conversions: 2, spend: 100, revenue: 400 },
      },
    ]);
  });

  it('leaves unknown figures unknown, and targetings that it cannot read alone', () => {
    const targeting = { interests: [{ id: '1' }] };
    const unknown = { ...figures, clicks: null };
    expect(
      targetedSegments([
        { targeting, figures },
        { targeting, figures: unknown },
      ]),
    ).toMatchObject([{ name: '1', figures: { impressions: 200, clicks: null } }]);
    for (const unreadable of [null, 'x', [], { interests: 3 }, { interests: [null, { name: 'no id' }] }])
      expect(targetedSegments([{ targeting: unreadable, figures }])).toEqual([]);
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../testing/assert-property.ts';
import { anEvaluatedCreative, aPolicy } from '../../testing/index.ts';
import { compositeScore } from './composite-score.ts';
import type { CreativeState } from './creative-state.ts';
import { selectWinner } from './select-winner.ts';

const policy = aPolicy();

function select(candidates: readonly Partial<CreativeState>[]) {
  return selectWinner(
    candidates.map((each, index) => anEvaluatedCreative({ id: `creative-${index + 1}`, ...each })),
    policy,
  );
}

describe('selectWinner', () => {
  it('crowns the highest composite score and names the next one', () => {
    const best = { overall: 85, roas: 4.5, conversions: 400, ctr: 0.032, cvr: 0.055, daysActive: 10 };
    const base = { overall: 80, roas: 3, conversions: 250, ctr: 0.025, cvr: 0.04, daysActive: 20 };
    const selection = select([base, best]);
    expect(selection).toMatchObject({
      winnerId: 'creative-2',
      runnerUpId: 'creative-1',
      reason: 'creative-2 wins with composite 73.78, 15.78 before creative-1',
      confidence: { level: 'medium' },
    });
    expect(selection.margin).toBeCloseTo(15.775, 9);
    expect(selection.candidates.map(({ id }) => id)).toEqual(['creative-2', 'creative-1']);
    expect(selection.candidates[0]?.terms).toMatchObject({ overall: 25.5, roas: 22.5 });
    expect(selection.candidates[0]?.confidence).toEqual(selection.confidence);
    expect(selection.candidates[1]?.confidence).toMatchObject({ level: 'medium' });
    expect(select([{ impressions: 10 }]).candidates[0]?.confidence).toBeNull();
  });

  it.each([
    ['fatigued', { fatigued: true }, 'fatigued'],
    ['archived', { archived: true }, 'archived'],
    ['shown too rarely', { impressions: 999 }, 'not evaluated: 999 of 1000 impressions'],
    ['without a score', { overall: null }, 'not evaluated: it has no score yet'],
    ['scored 50', { overall: 50 }, 'overall 50.0, not above 50'],
  ])('never crowns a creative that is %s', (_, state, reason) => {
    expect(select([state])).toMatchObject({
      winnerId: null,
      margin: null,
      confidence: null,
      reason: `no winner: creative-1 ${reason}`,
    });
    expect(select([state, { overall: 51, roas: 0 }]).winnerId).toBe('creative-2');
  });

  it('crowns nobody where there is nobody', () => {
    expect(select([])).toMatchObject({ winnerId: null, reason: 'no winner: there is no creative' });
  });

  it('resolves ties by conversions, then by id', () => {
    expect(select([{}, {}])).toMatchObject({
      winnerId: 'creative-1',
      reason: expect.stringContaining('its id is lower'),
    });
    expect(select([{ conversions: 1000 }, { conversions: 2000 }])).toMatchObject({
      winnerId: 'creative-2',
      reason: expect.stringContaining('it has more conversions'),
    });
  });

  it('takes what differs by rounding for a tie', () => {
    const one = { overall: 60, roas: 2, conversions: 100, ctr: 0.02, cvr: 0.024, daysActive: 20 };
    // 12 conversions more are worth as much as 0.8 points more.
    const [converting, liked] = [
      { ...one, conversions: 112 },
      { ...one, overall: 60.8 },
    ];
    expect(compositeScore(liked)).toBeLessThan(compositeScore(converting));
    for (const conversions of [100, 106, 112, 113, 123, 130]) {
      const other = { ...one, overall: 60 + (conversions - 100) / 15 };
      expect(select([other, { ...one, conversions }])).toMatchObject({
        winnerId: conversions === 100 ? 'creative-1' : 'creative-2',
        margin: 0,
      });
    }
  });

  it('says where there is no other', () => {
    expect(select([{}])).toMatchObject({ winnerId: 'creative-1', runnerUpId: null, margin: null });
  });

  it('refuses two campaigns, and one id twice', () => {
    for (const stray of [{ campaignId: 'campaign-2' }, { id: 'creative-1' }]) {
      expect(() => select([{}, stray])).toThrow(expect.objectContaining({ argument: 'candidates' }));
    }
    expect(() => select([{ conversions: Number.NaN }])).toThrow(
      expect.objectContaining({ code: 'invalid_input', argument: 'conversions' }),
    );
  });

  it('does not depend on the order of the candidates', () => {
    const candidate = fc.record({
      overall: fc.integer({ min: 45, max: 55 }),
      conversions: fc.constantFrom(100, 200),
      fatigued: fc.boolean(),
    });
    assertProperty(
      fc.property(fc.array(candidate, { maxLength: 6 }), (states) => {
        const creatives = states.map((state, index) => anEvaluatedCreative({ id: `c${index}`, ...state }));
        const selection = selectWinner(creatives, policy);
        expect(selectWinner(creatives.toReversed(), policy)).toEqual(selection);
        const winner = creatives.find(({ id }) => id === selection.winnerId);
        expect(winner?.fatigued ?? false).toBe(false);
      }),
    );
  });
});

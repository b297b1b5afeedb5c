import { describe, expect, it } from 'vitest';
import { aPolicy } from '../../testing/index.ts';
import { choosePrimaryMetric, isKnownObjective } from './primary-metric.ts';

const withMargin = aPolicy({ roas: { breakEvenRoas: 2 } });

describe('choosePrimaryMetric', () => {
  it.each([
    ['OUTCOME_SALES', 'revenue_per_impression'],
    ['CONVERSIONS', 'revenue_per_impression'],
    ['OUTCOME_LEADS', 'conversions_per_impression'],
    ['OUTCOME_TRAFFIC', 'ctr'],
    ['OUTCOME_ENGAGEMENT', 'ctr'],
    ['OUTCOME_AWARENESS', 'ctr'],
    ['an objective of next year', 'ctr'],
    [null, 'ctr'],
  ])('takes for %s by %s', (objective, metric) => {
    expect(choosePrimaryMetric({ declared: null, objective, policy: aPolicy() })).toBe(metric);
  });

  it('judges sales by profit where the margin is known', () => {
    const given = { declared: null, policy: withMargin };
    expect(choosePrimaryMetric({ ...given, objective: 'OUTCOME_SALES' })).toBe('profit_per_impression');
    expect(choosePrimaryMetric({ ...given, objective: 'OUTCOME_LEADS' })).toBe('conversions_per_impression');
  });

  it('leaves what was declared, and counts conversions per impression', () => {
    const given = { objective: 'OUTCOME_SALES', policy: withMargin };
    expect(choosePrimaryMetric({ ...given, declared: 'ctr' })).toBe('ctr');
    expect(choosePrimaryMetric({ ...given, declared: 'cvr' })).toBe('conversions_per_impression');
  });
});

describe('isKnownObjective', () => {
  it.each([
    ['OUTCOME_SALES', true],
    ['MESSAGES', true],
    ['VIDEO_VIEWS', true],
    ['OUTCOME_OF_TOMORROW', false],
    ['', false],
  ])('knows of %s what it is for: %s', (objective, known) => {
    expect(isKnownObjective(objective)).toBe(known);
  });
});

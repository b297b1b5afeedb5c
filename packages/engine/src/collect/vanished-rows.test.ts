import { anInsightRow } from '@adpilot/core/testing';
import { describe, expect, it } from 'vitest';
import { vanishedRows } from './vanished-rows.ts';

const options = { adIds: new Set(['ad-1', 'ad-2']), readAt: '2026-01-16T12:00:00.000Z' };
const first = anInsightRow({ day: '2026-01-13' });
const second = anInsightRow({ day: '2026-01-14' });

describe('vanishedRows', () => {
  it('says nothing about rows that were answered', () => {
    expect(vanishedRows([first, second], [first, second], options)).toEqual([]);
  });

  it('makes the figures of a row that was left out 0, and leaves unknown ones unknown', () => {
    const [row] = vanishedRows([first, second], [first], options);
    expect(row).toMatchObject({
      day: '2026-01-14',
      impressions: 0,
      spend: 0,
      conversions: 0,
      revenue: 0,
      reach: 0,
    });
    expect(row).toMatchObject({ engagements: null, knownAt: options.readAt });
  });

  it('keeps the past of ads that are not listed any more', () => {
    expect(vanishedRows([anInsightRow({ adId: 'archived' })], [], options)).toEqual([]);
  });

  it('does not revise a row that is 0 already', () => {
    expect(vanishedRows([anInsightRow({ impressions: 0, spend: 0 })], [], options)).toEqual([]);
  });
});

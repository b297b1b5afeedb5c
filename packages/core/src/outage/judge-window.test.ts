import { describe, expect, it } from 'vitest';
import cases from '../../cases/tracking-outage.json' with { type: 'json' };
import { aPolicy } from '../../testing/builders/a-policy.ts';
import { judgeCollapse, judgeRecovery, judgeSilence } from './judge-window.ts';
import type { ArrivalWindow } from './trailing-windows.ts';

const POLICY = aPolicy().data.trackingOutage;

/** A window of 100 expected clicks and, where they are read, 80 expected landing-page views. */
function aWindow(overrides: Partial<ArrivalWindow> = {}): ArrivalWindow {
  return {
    from: '2026-01-15T06:00:00.000Z',
    until: '2026-01-15T12:00:00.000Z',
    hours: 6,
    spend: 2000,
    clicks: 100,
    expectedClicks: 100,
    conversions: 0,
    expectedConversions: 50,
    upstream: null,
    expectedUpstream: null,
    seasonal: true,
    ...overrides,
  };
}

describe('judgeSilence', () => {
  it.each(cases)('judges $id', ({ input, expected }) => {
    const { expected: expectedConversions, conversions, clicks, spend = 2000, upstream = null } = input;
    const window = aWindow({
      expectedConversions,
      conversions,
      clicks,
      spend,
      upstream,
      expectedUpstream: upstream === null ? null : 80,
    });
    expect(judgeSilence(window, POLICY)?.kind ?? null).toBe(expected);
  });

  it('knows the tail of the negative binomial distribution', () => {
    // (1 + 0.09 x 20)^(-1 / 0.09)
    expect(judgeSilence(aWindow({ expectedConversions: 20 }), POLICY)?.tail).toBeCloseTo(
      2.8 ** (-1 / 0.09),
      12,
    );
  });
});

describe('judgeCollapse', () => {
  it.each([
    ['ten of 200 expected clicks', { clicks: 10, expectedClicks: 200 }, true],
    ['half of them', { clicks: 100, expectedClicks: 200 }, false],
    ['fewer than half, but not beyond chance', { clicks: 90, expectedClicks: 200 }, false],
    ['none of 99 expected clicks', { clicks: 0, expectedClicks: 99 }, false],
    ['none of 100 expected clicks', { clicks: 0, expectedClicks: 100 }, true],
    ['hours whose usual clicks are unknown', { clicks: 0, seasonal: false, hours: 23 }, false],
    ['a day whose hours are unknown', { clicks: 0, seasonal: false, hours: 24 }, true],
    ['unknown clicks', { clicks: null }, false],
  ])('judges %s', (_, window, collapsed) => {
    expect(judgeCollapse(aWindow(window), POLICY) !== null).toBe(collapsed);
  });
});

describe('judgeRecovery', () => {
  it.each([
    ['half of five', { conversions: 2.5, expectedConversions: 5 }, true],
    ['less than half', { conversions: 4, expectedConversions: 10 }, false],
    ['too few to say', { conversions: 4, expectedConversions: 4.9 }, null],
    ['unknown conversions', { conversions: null }, null],
  ])('judges %s', (_, window, recovered) => {
    expect(judgeRecovery(aWindow(window), POLICY)).toBe(recovered);
  });
});

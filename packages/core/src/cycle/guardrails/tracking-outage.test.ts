import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCycle, anyDecisions } from '../../../testing/arbitraries.ts';
import { assertProperty } from '../../../testing/assert-property.ts';
import {
  aDecision,
  anAccount,
  anInsightRow,
  anIntradayPoint,
  aPlannedAction,
  aPolicy,
  aSetBudget,
  aSetStatus,
  aSnapshot,
  NOW,
} from '../../../testing/index.ts';
import { addDays } from '../../shared/day.ts';
import { addHours } from '../../shared/instant.ts';
import type { Decision } from '../decision.ts';
import { buildFacts } from '../facts.ts';
import { restsOnConversions } from '../rests-on-conversions.ts';
import type { Snapshot } from '../snapshot.ts';
import { trackingOutage } from './tracking-outage.ts';

/** A hundred orders a day, and none today. */
function silent(overrides: Partial<Snapshot> = {}): Snapshot {
  return aSnapshot({
    account: anAccount({ timeZone: 'UTC' }),
    insights: Array.from({ length: 14 }, (_, age) =>
      anInsightRow({ day: addDays('2026-01-14', -age), linkClicks: 2400, conversions: 100 }),
    ),
    intraday: [12, 6, 0].map((hoursAgo) =>
      anIntradayPoint({
        readAt: addHours(NOW, -hoursAgo),
        clicks: 100 * (12 - hoursAgo),
        conversions: 0,
        spend: 2500 * (12 - hoursAgo),
      }),
    ),
    ...overrides,
  });
}

function verdictsOn(decision: Partial<Decision>, snapshot = silent()) {
  const planned = aPlannedAction({ decision: aDecision(decision) });
  return trackingOutage.check(buildFacts(snapshot, aPolicy()), [planned]).map(({ verdict }) => verdict);
}

describe('trackingOutage', () => {
  it.each([
    ['a raise', aSetBudget({ from: 5000, to: 6000 })],
    ['a cut', aSetBudget({ from: 5000, to: 4000 })],
    ['a pause', aSetStatus()],
  ])('holds %s by ROAS', (_, action) => {
    expect(verdictsOn({ rule: 'roas_scaling', action })).toEqual(['block']);
  });

  it.each([
    ['a spike of clicks', { rule: 'spike', evidence: { restsOn: 'delivery' } }, []],
    ['a spike of conversions', { rule: 'spike', evidence: { restsOn: 'conversions' } }, ['block']],
    ['a worn-out creative', { rule: 'fatigue' }, []],
    ['the end of a boost where it began', { rule: 'boost_expiry', evidence: { base: 4000 } }, []],
    ['the end of a boost by ROAS', { rule: 'boost_expiry', evidence: { base: 4500 } }, ['block']],
    ['a rule of the host that says nothing', { rule: 'host_rule' }, ['block']],
    [
      'a rule of the host that rests on delivery',
      { rule: 'host_rule', evidence: { restsOn: 'delivery' } },
      [],
    ],
    ['what it asks people itself', { rule: 'tracking_outage' }, ['needs_approval']],
  ])('looks at what a decision rests on: %s', (_, decision, verdicts) => {
    expect(verdictsOn({ action: aSetBudget({ from: 5000, to: 4000 }), ...decision })).toEqual(verdicts);
  });

  it('says since when', () => {
    const planned = aPlannedAction({ decision: aDecision({ rule: 'roas_scaling' }) });
    const [verdict] = trackingOutage.check(buildFacts(silent(), aPolicy()), [planned]);
    expect(verdict?.reason).toContain('since 2026-01-15T00:00:00.000Z');
  });

  it.each([
    ['conversions come', silent({ intraday: [anIntradayPoint({ clicks: 1200, conversions: 40 })] })],
    ['nobody has read hours', silent({ intraday: [] })],
    ['conversions are unknown', silent({ intraday: [anIntradayPoint({ clicks: 1200, conversions: null })] })],
    ['a person closed it', silent({ controls: { stopped: false, outageClosedAt: NOW } })],
  ])('lets everything through where %s', (_, snapshot) => {
    expect(verdictsOn({ rule: 'roas_scaling' }, snapshot)).toEqual([]);
  });

  it.each([
    ['far fewer clicks', 540],
    ['three times the clicks', 3600],
  ])(
    'raises nothing on what came before where conversions are gone with %s, and lets the rest be',
    (_, clicks) => {
      const insights = silent().insights.map((row) => ({ ...row, conversions: 400 }));
      const gone = silent({ insights, intraday: [anIntradayPoint({ clicks, conversions: 0 })] });
      expect(buildFacts(gone, aPolicy()).outage).toBeNull();
      const raise = { action: aSetBudget({ from: 5000, to: 6000 }) };
      expect(verdictsOn({ rule: 'roas_scaling', ...raise }, gone)).toEqual(['block']);
      expect(verdictsOn({ rule: 'spike', evidence: { restsOn: 'delivery' }, ...raise }, gone)).toEqual([
        'block',
      ]);
      const cut = { action: aSetBudget({ from: 5000, to: 4000 }) };
      expect(verdictsOn({ rule: 'roas_scaling', ...cut }, gone)).toEqual([]);
      expect(verdictsOn({ rule: 'roas_scaling', action: aSetStatus() }, gone)).toEqual([]);
    },
  );

  it('raises nothing while traffic has collapsed', () => {
    const facts = buildFacts(silent({ intraday: [] }), aPolicy());
    const evidence = {
      hours: 24,
      conversions: 40,
      expectedConversions: 100,
      clicks: 600,
      expectedClicks: 2400,
      tail: 1e-9,
    };
    const raise = aPlannedAction({ decision: aDecision() });
    expect(trackingOutage.check(facts, [raise])).toEqual([]);
    const collapse = { since: '2026-01-14T00:00:00.000Z', evidence };
    expect(trackingOutage.check({ ...facts, collapse }, [raise])).toMatchObject([{ verdict: 'block' }]);
  });

  it('holds whatever rests on conversions and nothing else, whatever the account and the policy', () => {
    const { outage } = buildFacts(silent(), aPolicy());
    const anyCase = anyCycle().chain(({ snapshot, policy }) =>
      anyDecisions(snapshot).map((decisions) => ({ facts: buildFacts(snapshot, policy), decisions })),
    );
    assertProperty(
      fc.property(anyCase, ({ facts, decisions }) => {
        const planned = decisions.map((decision) => aPlannedAction({ decision, action: decision.action }));
        const found = { ...facts, collapse: null, silentSince: null };
        const held = trackingOutage.check({ ...found, outage }, planned).map(({ decisionId }) => decisionId);
        expect(held).toEqual(decisions.filter(restsOnConversions).map(({ id }) => id));
        expect(trackingOutage.check({ ...found, outage: null }, planned)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

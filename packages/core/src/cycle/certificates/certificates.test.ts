import { describe, expect, it } from 'vitest';
import { anInsightRow, aPolicy, aSnapshot } from '../../../testing/index.ts';
import { InvalidInputError } from '../../errors/invalid-input-error.ts';
import { policyDigest } from '../../policy/define-policy.ts';
import type { Policy } from '../../policy/policy-schema.ts';
import { daysFrom } from '../../shared/day.ts';
import { hashJson } from '../../shared/hash.ts';
import { canonicalJson } from '../../shared/json.ts';
import type { Proposal } from '../decision.ts';
import type { Guardrail } from '../guardrails/guardrail.ts';
import { liveActions } from '../guardrails/guardrail.ts';
import { refuse } from '../guardrails/verdicts.ts';
import type { Plan } from '../plan.ts';
import { planCycle, type Registry } from '../plan-cycle.ts';
import { type Rule, type RuleContext, ruleContext } from '../rules/rule.ts';
import type { Snapshot } from '../snapshot.ts';
import { applyCounterfactual } from './apply-counterfactual.ts';
import type { Certificate } from './certificate.ts';
import { certify } from './certify.ts';
import { replay } from './replay.ts';

/** What the rule below observes of a campaign. */
type Spend = { readonly spend: number };

/** Pauses campaigns that spent more than their policy's `roas.increaseAbove`, in minor units. */
const frugal: Rule = {
  name: 'frugal',
  decide: (facts) =>
    facts.snapshot.campaigns.map(({ id }) => {
      const context = ruleContext({ level: 'campaign', id, campaignId: id }, facts);
      const spend = facts.daily.campaigns.get(id)?.reduce((sum, day) => sum + day.spend, 0) ?? 0;
      return judge({ spend }, context);
    }),
  replay: (observed, context) => judge(observed as Spend, context),
};

function judge(
  { spend }: Spend,
  { target, policy, now }: RuleContext,
): Proposal | { kind: 'hold'; target: typeof target; reason: string } {
  const most = policy.roas.increaseAbove;
  if (spend <= most) return { kind: 'hold', target, reason: `${spend} of ${most} spent` };
  return {
    kind: 'propose',
    target,
    action: { type: 'set_status', from: 'ACTIVE', to: 'PAUSED' },
    fallback: { type: 'set_budget', kind: 'daily', from: 5000, to: 4000, revertAt: null },
    reason: `${spend} spent by ${now}, more than ${most}`,
    evidence: { spend },
    facts: { spend },
    counterfactuals: [
      { change: `spend <= ${most}`, then: 'hold', edit: { '/observed/spend': most } },
      {
        change: 'a limit that is not reached',
        then: 'hold',
        edit: { '/policy/roas/increaseAbove': spend, '/policy/roas/fullIncreaseAt': spend },
      },
      { change: 'another mood', then: 'hold', edit: null },
    ],
    priority: 1,
    confidence: 'high',
  };
}

const noPauses: Guardrail = {
  name: 'noPauses',
  check: (_, actions) =>
    liveActions(actions)
      .filter(({ action }) => action.type === 'set_status')
      .map((planned) => refuse('noPauses', 'block', planned, 'nobody is paused here')),
};

const open: Registry = { rules: [frugal], guardrails: [] };
const closed: Registry = { rules: [frugal], guardrails: [noPauses] };
const snapshot: Snapshot = aSnapshot({ insights: [anInsightRow({ spend: 700 })] });
const policy = aPolicy();

function certificatesOf(plan: Plan, under: Policy): readonly Certificate[] {
  return plan.actions.map(({ decision }) => certify({ plan, decisionId: decision.id, policy: under }));
}

function certificateOf(registry: Registry, under: Policy = policy): Certificate {
  const [certificate] = certificatesOf(planCycle(snapshot, under, registry), under);
  if (!certificate) throw new Error('the plan has no decision');
  return certificate;
}

describe('certify', () => {
  it('holds everything that a decision rests on, and what became of it', () => {
    const plan = planCycle(snapshot, policy, open);
    const certificate = certificateOf(open);
    const [planned] = plan.actions;
    expect(certificate).toMatchObject({
      version: 1,
      accountId: 'act_1',
      cycleId: 'cycle-1',
      planId: plan.id,
      planDigest: plan.digest,
      policyDigest: policyDigest(policy),
      now: snapshot.now,
      currency: 'USD',
      policy,
      decision: planned?.decision,
      verdicts: [],
      status: 'execute',
    });
    expect(certificate.alternatives).toEqual([
      { rule: 'frugal', option: 'hold', why: 'it takes spend <= 3' },
      { rule: 'frugal', option: 'hold', why: 'it takes a limit that is not reached' },
      { rule: 'frugal', option: 'hold', why: 'it takes another mood' },
      {
        rule: 'frugal',
        option: 'lower the daily budget from 50.00 to 40.00 USD',
        why: 'the first choice was allowed',
      },
    ]);
    const { digest, ...content } = certificate;
    expect(digest).toBe(hashJson(content));
  });

  it('names what guardrails refused and what other rules held as alternatives', () => {
    const calm: Rule = {
      name: 'calm',
      decide: ({ snapshot: { campaigns } }) =>
        campaigns.map(({ id }) => ({
          kind: 'hold',
          target: { level: 'campaign', id, campaignId: id },
          reason: 'nothing happened',
        })),
    };
    const registry = { ...closed, rules: [frugal, calm] };
    const [refused, instead] = certificatesOf(planCycle(snapshot, policy, registry), policy);
    expect(refused).toMatchObject({ status: 'blocked', verdicts: [{ guardrail: 'noPauses' }] });
    expect(instead?.alternatives.slice(3)).toEqual([
      { rule: 'frugal', option: 'pause', why: 'noPauses: nobody is paused here' },
      { rule: 'calm', option: 'hold', why: 'nothing happened' },
    ]);
  });

  it('carries the policy of the campaign, and names the override', () => {
    const own = aPolicy({
      overrides: [{ name: 'mine', campaignIds: ['campaign-*'], policy: { roas: { increaseAbove: 4 } } }],
    });
    const certificate = certificateOf(open, own);
    expect(certificate.policy.roas.increaseAbove).toBe(4);
    expect(certificate.decision.evidence).toEqual({ spend: 700, policyOverride: 'mine' });
    expect(replay(certificate, open).same).toBe(true);
  });

  it('refuses a decision that the plan has not made', () => {
    const plan = planCycle(snapshot, policy, open);
    expect(() => certify({ plan, decisionId: 'other', policy })).toThrow(/has no decision other/);
  });

  it('refuses a policy that the plan was not made under', () => {
    const plan = planCycle(snapshot, policy, open);
    const [planned] = plan.actions;
    const other = aPolicy({ roas: { increaseAbove: 4 } });
    expect(() => certify({ plan, decisionId: planned?.decision.id ?? '', policy: other })).toThrow(
      InvalidInputError,
    );
  });
});

describe('replay', () => {
  it('gives the same decision, action and status, from JSON as well', () => {
    for (const certificate of certificatesOf(planCycle(snapshot, policy, closed), policy)) {
      const copy: Certificate = JSON.parse(canonicalJson(certificate));
      expect(replay(copy, closed)).toEqual({
        decision: certificate.decision,
        action: certificate.action,
        status: certificate.status,
        same: true,
      });
    }
  });

  it('sees that a rule judges otherwise today', () => {
    const other: Rule = {
      ...frugal,
      replay: (observed, context) => ({ ...judge(observed as Spend, context), reason: 'other words' }),
    };
    expect(replay(certificateOf(open), { rules: [other] }).same).toBe(false);
  });

  it('has no decision where the rule would hold today', () => {
    const lazy: Rule = { ...frugal, replay: (_, { target }) => ({ kind: 'hold', target, reason: 'tired' }) };
    expect(replay(certificateOf(open), { rules: [lazy] })).toEqual({
      decision: null,
      action: null,
      status: null,
      same: false,
    });
  });

  it.each([
    ['a rule that is not there', { rules: [] }, 'no rule is called frugal'],
    ['a rule without replay', { rules: [{ name: 'frugal', decide: () => [] }] }, 'cannot be replayed'],
  ])('refuses %s', (_, registry, message) => {
    expect(() => replay(certificateOf(open), registry)).toThrow(message);
  });

  it('refuses a certificate that somebody changed', () => {
    const certificate = certificateOf(open);
    const changed = { ...certificate, decision: { ...certificate.decision, facts: { spend: 701 } } };
    expect(() => replay(changed, open)).toThrow('not what its digest says');
  });
});

describe('applyCounterfactual', () => {
  it('flips the decision by every counterfactual that has an edit', () => {
    const certificate = certificateOf(open);
    const [observed, threshold] = certificate.decision.counterfactuals.map((each) =>
      each.edit === null ? null : applyCounterfactual(certificate, each, open),
    );
    expect(observed).toMatchObject({ flips: true, opinion: { kind: 'hold', reason: '3 of 3 spent' } });
    expect(threshold).toMatchObject({ flips: true, opinion: { kind: 'hold', reason: '700 of 700 spent' } });
  });

  it('says what changes nothing', () => {
    const more = { change: 'more', then: 'pause', edit: { '/observed/spend': 800 } };
    expect(applyCounterfactual(certificateOf(open), more, open)).toMatchObject({
      flips: false,
      opinion: { kind: 'propose', reason: expect.stringContaining('800 spent') },
    });
  });

  it('flips a fallback as it flips the choice that it stands in for', () => {
    const [, fallback] = certificatesOf(planCycle(snapshot, policy, closed), policy);
    const [first] = fallback?.decision.counterfactuals ?? [];
    if (!fallback || !first) throw new Error('the plan has no fallback');
    expect(applyCounterfactual(fallback, first, closed).flips).toBe(true);
    const same = { change: 'nothing', then: 'nothing', edit: {} };
    expect(applyCounterfactual(fallback, same, closed).flips).toBe(false);
  });

  it('refuses words alone, and pointers at nothing', () => {
    const certificate = certificateOf(open);
    const words = { change: 'another mood', then: 'hold', edit: null };
    expect(() => applyCounterfactual(certificate, words, open)).toThrow('only words tell the difference');
    const nothing = { change: 'x', then: 'hold', edit: { '/observed/money': 1 } };
    expect(() => applyCounterfactual(certificate, nothing, open)).toThrow('/observed/money');
  });

  it.each([
    ['counterfactual.edit', { '/observed/spend': '800' }],
    ['counterfactual.edit', { '/observed': null }],
    ['counterfactual.edit', { '': null }],
    ['counterfactual.edit', { '/policy/roas': {} }],
    ['instant', { '/now': 'noon' }],
  ])('refuses %s where nothing can be judged (%#)', (argument, edit) => {
    const ask = () => applyCounterfactual(certificateOf(open), { change: 'x', then: 'hold', edit }, open);
    expect(ask).toThrow(expect.objectContaining({ code: 'invalid_input', argument }));
  });

  it.each([
    ['roas.increaseAbove', { '/policy/roas/increaseAbove': -1 }],
    ['roas', { '/policy/roas': null }],
    ['currency', { '/policy/currency': 'dollar' }],
  ])('refuses a policy with an impossible %s', (path, edit) => {
    const ask = () => applyCounterfactual(certificateOf(open), { change: 'x', then: 'hold', edit }, open);
    expect(ask).toThrow(
      expect.objectContaining({
        code: 'invalid_policy',
        issues: expect.arrayContaining([expect.objectContaining({ path })]),
      }),
    );
  });

  it('asks the ROAS rule what another revenue would mean', () => {
    const poor = aSnapshot({
      insights: daysFrom('2026-01-01', '2026-01-14').map((day) =>
        anInsightRow({ day, impressions: 4000, spend: 5000, conversions: 2, revenue: 2000 }),
      ),
    });
    const plan = planCycle(poor, policy);
    const decided = plan.actions.find(({ decision }) => decision.rule === 'roas_scaling');
    if (!decided) throw new Error('the plan leaves the budget alone');
    const certificate = certify({ plan, decisionId: decided.decision.id, policy });
    const edit = { '/observed/window/revenue': 700_00 };
    const other = { change: 'revenue of 700.00', then: 'hold', edit };
    expect(applyCounterfactual(certificate, other)).toMatchObject({ flips: true, opinion: { kind: 'hold' } });
  });
});

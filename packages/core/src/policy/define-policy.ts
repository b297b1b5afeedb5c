import type * as z from 'zod';
import { AdpilotError } from '../errors/adpilot-error.ts';
import { InvalidPolicyError, type PolicyIssue } from '../errors/invalid-policy-error.ts';
import { hashJson } from '../shared/hash.ts';
import { type MinorUnits, parseMinorUnits } from '../shared/money.ts';
import { AMOUNTS, defaultAmounts } from './amount-defaults.ts';
import type { DeepPartial } from './deep-partial.ts';
import { isGroup, merge } from './merge.ts';
import { applyOverride, type PolicyOverride } from './overrides.ts';
import { policyLeaves } from './policy-leaves.ts';
import { type Policy, policySchema } from './policy-schema.ts';
import { type PolicyPreset, policyPresets } from './presets.ts';

/** What a host writes: the currency, and whatever differs from the preset or the defaults. */
export type PolicyInput = {
  readonly currency: string;
  /** What the policy starts from; the defaults where it is left out. */
  readonly preset?: PolicyPreset | undefined;
  readonly overrides?: readonly OverrideInput[] | undefined;
} & DeepPartial<Omit<Policy, 'currency' | 'overrides'>>;

type OverrideInput = Partial<PolicyOverride> & Pick<PolicyOverride, 'name' | 'policy'>;

/**
 * Completes and checks a policy.
 *
 * ```ts
 * const policy = definePolicy({ currency: 'EUR', preset: 'cautious', roas: { increaseAbove: 2.5 } });
 * ```
 *
 * Amounts are decimal strings of the policy's currency. They have defaults in USD, EUR, GBP, CAD, AUD and CHF only.
 *
 * @throws InvalidPolicyError with the path of everything that cannot be meant: an unknown key, weights that do not sum
 * to 1, a lower bound above its upper one, an amount that the currency cannot express, an override that makes such a
 * policy of a sound one
 */
export function definePolicy(input: PolicyInput): Policy {
  const policy = parse(withDefaults(input));
  const issues = [...amountIssues(policy), ...overrideIssues(policy)];
  if (issues.length > 0) throw new InvalidPolicyError(issues);
  return policy;
}

/** SHA-256 of a policy: the same thresholds, the same digest. */
export function policyDigest(policy: Policy): string {
  return hashJson(policy);
}

/** An amount of the policy in minor units. */
export function policyAmount(policy: Policy, amount: string): MinorUnits {
  return parseMinorUnits(amount, policy.currency);
}

function withDefaults(input: unknown): unknown {
  if (!isGroup(input)) return input;
  const { preset, ...fields } = input;
  return merge(merge(defaultAmounts(input['currency']), presetOf(preset)), fields);
}

function presetOf(preset: unknown): unknown {
  if (preset === undefined) return undefined;
  const found = Object.entries(policyPresets).find(([name]) => name === preset);
  if (found) return found[1];
  const message = `expected one of ${Object.keys(policyPresets).join(', ')}`;
  throw new InvalidPolicyError([{ path: 'preset', message }]);
}

function parse(input: unknown): Policy {
  const { data, error } = policySchema.safeParse(input);
  if (error) throw new InvalidPolicyError(blameCurrency(issuesOf(error), input));
  return data;
}

/** Of amounts that are left out: a sound currency lacks their defaults, and an unsound one is what is wrong itself. */
function blameCurrency(issues: readonly PolicyIssue[], input: unknown): readonly PolicyIssue[] {
  const given = policyLeaves(input);
  const isLeftOut = ({ path }: PolicyIssue): boolean =>
    policyLeaves(AMOUNTS).has(path) && given.get(path) === undefined;
  if (issues.some(({ path }) => path === 'currency')) return issues.filter((issue) => !isLeftOut(issue));
  const message = `${given.get('currency')} has no default for this amount: give it as decimal text such as "500.00"`;
  return issues.map((issue) => (isLeftOut(issue) ? { ...issue, message } : issue));
}

function issuesOf({ issues }: z.ZodError, ...prefix: readonly string[]): readonly PolicyIssue[] {
  return issues.flatMap((issue) => {
    const at = (...keys: readonly string[]): string => [...prefix, ...issue.path, ...keys].join('.');
    if (issue.code !== 'unrecognized_keys') return [{ path: at(), message: issue.message }];
    return issue.keys.map((key) => ({ path: at(key), message: 'there is no such field here' }));
  });
}

/** What is wrong in the policies of campaigns: parts of them are sound, the whole need not be. */
function overrideIssues(policy: Policy): readonly PolicyIssue[] {
  return policy.overrides.flatMap((override, index) => {
    const { data, error } = policySchema.safeParse(applyOverride(policy, override));
    const path = `overrides.${index}.policy`;
    return error ? issuesOf(error, path) : issuesOfAmounts(policy, campaignAmounts(data), `${path}.`);
  });
}

function amountIssues(policy: Policy): readonly PolicyIssue[] {
  const amounts = {
    'limits.maxDailyBudgetPerAdSet': policy.limits.maxDailyBudgetPerAdSet,
    'limits.maxDailyBudgetPerCampaign': policy.limits.maxDailyBudgetPerCampaign,
    'limits.maxTotalDailySpend': policy.limits.maxTotalDailySpend,
    'limits.maxWorstCaseDay': policy.limits.maxWorstCaseDay ?? '0',
    'approvals.perAction': policy.approvals.perAction,
    ...campaignAmounts(policy),
  };
  return issuesOfAmounts(policy, amounts);
}

/** The amounts that a campaign may have of its own. */
function campaignAmounts({ allocation }: Policy): Readonly<Record<string, string>> {
  return { 'allocation.dailyTotal': allocation.dailyTotal ?? '0' };
}

function issuesOfAmounts(
  policy: Policy,
  amounts: Readonly<Record<string, string>>,
  prefix = '',
): readonly PolicyIssue[] {
  return Object.entries(amounts)
    .map(([path, amount]) => issueOf(`${prefix}${path}`, () => policyAmount(policy, amount)))
    .filter((issue) => issue !== null);
}

function issueOf(path: string, parse: () => unknown): PolicyIssue | null {
  try {
    parse();
    return null;
  } catch (error) {
    if (AdpilotError.isInstance(error)) return { path, message: error.message };
    throw error;
  }
}

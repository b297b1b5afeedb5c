import { AdpilotError } from '../errors/adpilot-error.ts';
import { InvalidPolicyError, type PolicyIssue } from '../errors/invalid-policy-error.ts';
import { hashJson } from '../shared/hash.ts';
import { type MinorUnits, parseMinorUnits } from '../shared/money.ts';
import { type Policy, policySchema } from './policy-schema.ts';
import { unavailableOptions } from './unavailable-options.ts';

/** What a host writes: the currency, and whatever differs from the defaults. */
export type PolicyInput = { readonly currency: string } & DeepPartial<Omit<Policy, 'currency'>>;

type DeepPartial<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { readonly [K in keyof T]?: DeepPartial<T[K]> | undefined }
    : T;

const WITH_AMOUNT_DEFAULTS = ['USD', 'EUR', 'GBP', 'CAD', 'AUD', 'CHF'];
// Small enough that a forgotten setting cannot ruin anyone, large enough to try the SDK with.
const DEFAULT_LIMITS = {
  maxDailyBudgetPerAdSet: '1000.00',
  maxDailyBudgetPerCampaign: '5000.00',
  maxTotalDailySpend: '10000.00',
};
const DEFAULT_APPROVALS = { perAction: '500.00' };

/**
 * Completes and checks a policy.
 *
 * ```ts
 * const policy = definePolicy({ currency: 'EUR', roas: { increaseAbove: 2.5 } });
 * ```
 *
 * Amounts are decimal strings of the policy's currency. They have defaults in USD, EUR, GBP, CAD, AUD and CHF only.
 *
 * @throws InvalidPolicyError with the path of everything that cannot be meant: an unknown key, weights that do not sum
 * to 1, a lower bound above its upper one, an amount that the currency cannot express, a choice that this version lacks
 */
export function definePolicy(input: PolicyInput): Policy {
  const parsed = policySchema.safeParse(withAmountDefaults(input));
  if (!parsed.success) {
    throw new InvalidPolicyError(
      parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
    );
  }
  const issues = [...amountIssues(parsed.data), ...unavailableOptions(parsed.data)];
  if (issues.length > 0) throw new InvalidPolicyError(issues);
  return parsed.data;
}

/** SHA-256 of a policy: the same thresholds, the same digest. */
export function policyDigest(policy: Policy): string {
  return hashJson(policy);
}

/** An amount of the policy in minor units. */
export function policyAmount(policy: Policy, amount: string): MinorUnits {
  return parseMinorUnits(amount, policy.currency);
}

function withAmountDefaults(input: PolicyInput): unknown {
  if (typeof input !== 'object' || input === null) return input;
  const known = WITH_AMOUNT_DEFAULTS.includes(input.currency);
  return {
    ...input,
    limits: merged(known ? DEFAULT_LIMITS : {}, input.limits),
    approvals: merged(known ? DEFAULT_APPROVALS : {}, input.approvals),
  };
}

function merged(defaults: object, given: unknown): unknown {
  return given === undefined || (typeof given === 'object' && given !== null)
    ? { ...defaults, ...given }
    : given;
}

function amountIssues(policy: Policy): readonly PolicyIssue[] {
  const amounts = {
    'limits.maxDailyBudgetPerAdSet': policy.limits.maxDailyBudgetPerAdSet,
    'limits.maxDailyBudgetPerCampaign': policy.limits.maxDailyBudgetPerCampaign,
    'limits.maxTotalDailySpend': policy.limits.maxTotalDailySpend,
    'limits.maxWorstCaseDay': policy.limits.maxWorstCaseDay ?? '0',
    'approvals.perAction': policy.approvals.perAction,
  };
  return Object.entries(amounts)
    .map(([path, amount]) => issueOf(path, () => policyAmount(policy, amount)))
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

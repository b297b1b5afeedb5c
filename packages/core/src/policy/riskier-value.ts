import type { Json } from '../shared/json.ts';
import { parseMinorUnits } from '../shared/money.ts';
import { policyRisk } from './policy-risk.ts';

/** Which of two values lets more money move, on less proof, with fewer people asked; null where one cannot say. */
export type Riskier = 'from' | 'to' | null;

/** A value of a policy, and the currency of the policy's amounts. */
type PolicyValue = { readonly value: Json; readonly currency: string };

/** Compares the values that two policies have at a path. */
export function riskierValue(path: string, from: PolicyValue, to: PolicyValue): Riskier {
  const order = policyRisk[path];
  if (order === undefined) return null;
  if (order === 'absent') return from.value === null ? 'from' : to.value === null ? 'to' : null;
  if (order === 'fewer') return shorterList(from.value, to.value);
  if (typeof order !== 'string') return greater(rankIn(order, from.value), rankIn(order, to.value));
  // Amounts of two currencies do not compare.
  if (typeof from.value === 'string' && from.currency !== to.currency) return null;
  const [left, right] = [quantityOf(from), quantityOf(to)];
  return order === 'higher' ? greater(left, right) : greater(right, left);
}

function greater(from: number | null, to: number | null): Riskier {
  if (from === null || to === null || from === to) return null;
  return from > to ? 'from' : 'to';
}

function rankIn(order: readonly (string | boolean)[], value: Json): number | null {
  const rank = order.map(String).indexOf(String(value));
  return rank < 0 ? null : rank;
}

function quantityOf({ value, currency }: PolicyValue): number | null {
  if (typeof value === 'number') return value;
  return typeof value === 'string' ? parseMinorUnits(value, currency) : null;
}

/** The list that lacks entries of the other one, where only one of them does. */
function shorterList(from: Json, to: Json): Riskier {
  if (!isList(from) || !isList(to)) return null;
  const lost = from.some((item) => !to.includes(item));
  const added = to.some((item) => !from.includes(item));
  return lost === added ? null : lost ? 'to' : 'from';
}

function isList(json: Json): json is readonly Json[] {
  return Array.isArray(json);
}

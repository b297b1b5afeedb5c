import type { Clause } from '../clause.ts';
import type { AdPlatformCheck } from './ad-platform-check.ts';
import type { AdPlatformSubject } from './ad-platform-subject.ts';
import { currentValueChecks } from './current-value-checks.ts';
import { insightChecks } from './insight-checks.ts';
import { listChecks } from './list-checks.ts';
import { refusalChecks } from './refusal-checks.ts';
import { writeChecks } from './write-checks.ts';

const CHECKS: readonly AdPlatformCheck[] = [
  ...listChecks,
  ...insightChecks,
  ...currentValueChecks,
  ...writeChecks,
  ...refusalChecks,
];

/**
 * The contract of an ad platform, clause by clause, for whatever runs the tests of an adapter.
 *
 * ```ts
 * for (const { id, title, run } of adPlatformClauses(makeSubject)) it(`${id}: ${title}`, run);
 * ```
 *
 * @param makeSubject gives an adapter in an account of its own; clauses change it
 */
export function adPlatformClauses(makeSubject: () => Promise<AdPlatformSubject>): readonly Clause[] {
  return CHECKS.map(({ id, title, check }) => ({ id, title, run: async () => check(await makeSubject()) }));
}

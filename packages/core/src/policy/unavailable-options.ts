import type { PolicyIssue } from '../errors/invalid-policy-error.ts';
import type { Policy } from './policy-schema.ts';

/** Choices that a policy can name before this version can make them: refused rather than silently ignored. */
export function unavailableOptions({ budgeting, experiments }: Policy): readonly PolicyIssue[] {
  const chosen: readonly (readonly [path: string, chosen: boolean])[] = [
    ['budgeting', budgeting !== 'thresholds'],
    ['experiments.method', experiments.method !== 'chi_square'],
    ['experiments.winnerBy', experiments.winnerBy !== 'primary_metric'],
  ];
  return chosen
    .filter(([, isChosen]) => isChosen)
    .map(([path]) => ({ path, message: 'this choice is not available in this version' }));
}

import { readFileSync } from 'node:fs';

/** A row of a golden table. */
export type GoldenCase<Input, Expected> = {
  readonly name: string;
  readonly input: Input;
  readonly expected: Expected;
};

const RELATIVE = 1e-9;
// What is left where values that cancel would give 0.
const ROUNDING = 1e-14;

/** The table `cases/<name>.json`. */
export function goldenCases<Input, Expected = unknown>(name: string): readonly GoldenCase<Input, Expected>[] {
  return JSON.parse(readFileSync(new URL(`../cases/${name}.json`, import.meta.url), 'utf8'));
}

/** Where a value differs from the one that is due: another key, another word, a number off by more than 1e-9 of it. */
export function deviations(actual: unknown, due: unknown, path = ''): readonly string[] {
  if (typeof actual === 'number' && typeof due === 'number') {
    const distance = Math.abs(actual - due);
    return distance <= RELATIVE * Math.abs(due) + ROUNDING ? [] : [`${path}: ${actual} instead of ${due}`];
  }
  if (isObject(actual) && isObject(due)) {
    return [...new Set([...Object.keys(actual), ...Object.keys(due)])].flatMap((key) =>
      deviations(actual[key], due[key], `${path}.${key}`),
    );
  }
  return Object.is(actual, due) ? [] : [`${path}: ${String(actual)} instead of ${String(due)}`];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

import { referenceFamilies } from './families/index.ts';
import type { ReferenceFamily, Tolerance } from './reference-family.ts';

/** A file of reference values. */
export type VectorFile = {
  readonly family: string;
  readonly cases: readonly {
    readonly id: string;
    readonly input: unknown;
    readonly expected: Readonly<Record<string, unknown>>;
  }[];
};

/** How many cases are reproduced, and what the others miss, field by field. */
export type Replay = {
  readonly passed: number;
  readonly total: number;
  readonly misses: readonly string[];
  /** Fields of the cases that no function gives. */
  readonly uncovered: readonly string[];
};

/** Replays every case of a file; null for a family that no function covers. */
export function replayCases({ family: name, cases }: VectorFile): Replay | null {
  const families = referenceFamilies.filter((family) => family.name === name);
  if (families.length === 0) return null;
  const misses = cases.map(({ id, input, expected }) =>
    families.flatMap((family) => missesOf(family, input, expected).map((miss) => `${id} ${miss}`)),
  );
  return {
    passed: misses.filter((missed) => missed.length === 0).length,
    total: cases.length,
    misses: misses.flat(),
    uncovered: [...new Set(cases.flatMap(({ expected }) => Object.keys(expected)))].filter(
      (field) => !families.some(({ tolerances }) => Object.hasOwn(tolerances, field)),
    ),
  };
}

function missesOf(
  { tolerances, reproduce }: ReferenceFamily,
  input: unknown,
  expected: Readonly<Record<string, unknown>>,
): readonly string[] {
  try {
    const actual = reproduce(input);
    return Object.entries(tolerances).flatMap(([field, isClose]) =>
      expected[field] === undefined || isMet(actual[field], expected[field], isClose)
        ? []
        : [`${field}: ${JSON.stringify(actual[field])} instead of ${JSON.stringify(expected[field])}`],
    );
  } catch (error) {
    return [`threw ${error}`];
  }
}

function isMet(actual: unknown, due: unknown, isClose: Tolerance): boolean {
  if (Array.isArray(actual) && Array.isArray(due)) {
    return actual.length === due.length && actual.every((value, at) => isMet(value, due[at], isClose));
  }
  return typeof actual === 'number' && typeof due === 'number' ? isClose(actual, due) : actual === due;
}

import assert from 'node:assert/strict';
import type { IdGenerator } from '../src/index.ts';
import type { Clause } from './clause.ts';

const COUNT = 5_000;

/** The clauses of the `IdGenerator` port, to be run on any generator. */
export function idGeneratorClauses(makeIds: () => IdGenerator): readonly Clause[] {
  const generate = (): readonly string[] => {
    const ids = makeIds();
    return Array.from({ length: COUNT }, () => ids.next());
  };
  return [
    {
      id: 'ID-1',
      title: 'no two calls give the same id',
      run: async () => assert.equal(new Set(generate()).size, COUNT),
    },
    {
      id: 'ID-2',
      title: 'ids sort in the order in which they were made',
      run: async () => {
        const ids = generate();
        assert.deepEqual(ids, ids.toSorted());
      },
    },
  ];
}

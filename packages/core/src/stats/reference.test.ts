import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { referenceFamilies } from '../../testing/reference/families/index.ts';
import { replayCases, type VectorFile } from '../../testing/reference/replay-cases.ts';

const FOLDER = new URL('../../cases/reference/', import.meta.url);
const FILES: readonly VectorFile[] = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')));

describe('reference values', () => {
  it.each(FILES)('are met by every case of $family', (file) => {
    const replay = replayCases(file);
    expect(replay?.misses).toEqual([]);
    expect(replay?.passed).toBe(file.cases.length);
    expect(file.cases.length).toBeGreaterThan(100);
  });

  it('are there for every family that is covered', () => {
    const covered = new Set(referenceFamilies.map(({ name }) => name));
    expect([...covered].sort()).toEqual(FILES.map(({ family }) => family).sort());
  });

  it('have every field that is compared', () => {
    for (const { name, tolerances } of referenceFamilies) {
      const cases = FILES.find(({ family }) => family === name)?.cases ?? [];
      const fields = new Set(cases.flatMap(({ expected }) => Object.keys(expected)));
      for (const field of Object.keys(tolerances)) expect([name, fields.has(field)]).toEqual([name, true]);
    }
  });

  it('are missed by another figure, by none and by an error', () => {
    const [file] = FILES.filter(({ family }) => family === 'proportion_ci');
    const [known] = file?.cases ?? [];
    const replayed = (input: unknown, expected: Readonly<Record<string, unknown>>) =>
      replayCases({ family: 'proportion_ci', cases: [{ id: 'a case', input, expected }] });
    expect(replayed(known?.input, known?.expected ?? {})?.passed).toBe(1);
    expect(replayed(known?.input, { wilson: [0.1, 0.2] })?.misses[0]).toContain('a case wilson');
    expect(replayed(known?.input, { wilson: null })?.passed).toBe(0);
    expect(replayed({ x: 2, n: 1, alpha: 0.05 }, known?.expected ?? {})?.misses[0]).toContain('threw');
  });

  it('are told apart from fields that no function gives', () => {
    const expected = { wilson: [0.1, 0.2], jeffreys: [0.1, 0.2] };
    const replay = replayCases({ family: 'proportion_ci', cases: [{ id: 'a', input: {}, expected }] });
    expect(replay?.uncovered).toEqual(['jeffreys']);
  });

  it('of a family that no function covers are not replayed', () => {
    expect(replayCases({ family: 'unheard_of', cases: [] })).toBeNull();
  });
});

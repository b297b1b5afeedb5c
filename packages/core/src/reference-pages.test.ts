import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultGuardrails } from './cycle/guardrails/index.ts';
import { defaultRules } from './cycle/rules/index.ts';

const DOCS = join(import.meta.dirname, '../../../docs');

function headingsOf(page: string): readonly (string | undefined)[] {
  return [...readFileSync(join(DOCS, page), 'utf8').matchAll(/^## `(.+)`$/gm)].map(([, name]) => name);
}

/** The interface of a file, `AdPlatform` of `ad-platform.ts`. */
function portOf(file: string): string {
  return file.replace('.ts', '').replaceAll(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase());
}

describe('the reference pages', () => {
  it('describe every rule, in the order of the list', () => {
    expect(headingsOf('rules.md')).toEqual(defaultRules.map(({ name }) => name));
  });

  it('describe every guardrail, in the order of the list', () => {
    expect(headingsOf('guardrails.md')).toEqual(defaultGuardrails.map(({ name }) => name));
  });

  it('describe every port', () => {
    const files = readdirSync(join(import.meta.dirname, 'ports')).filter((name) => !name.includes('.test'));
    expect(headingsOf('ports.md')).toEqual(files.map(portOf).toSorted());
  });
});

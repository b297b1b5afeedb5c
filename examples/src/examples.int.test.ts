import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runFromSource } from './run-from-source.ts';

describe('example 01', () => {
  it('runs a whole cycle in at most 40 lines', () => {
    const { status, stdout, stderr } = runFromSource('01-quick-start.ts');
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^execute\s+roas_scaling on ad_set \d+: ROAS/m);
    expect(stdout).toMatch(/success: \d+ actions taken, \d+ held for approval/);
    const lines = readFileSync(join(import.meta.dirname, '01-quick-start.ts'), 'utf8')
      .trimEnd()
      .split('\n');
    expect(lines.length).toBeLessThanOrEqual(40);
  });
});

describe('example 02', () => {
  it('plans a cycle on an export', () => {
    const { status, stdout, stderr } = runFromSource('02-own-export.ts');
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^140 rows, 2026-10-01 to 2026-10-28, 12587\.18 EUR spent, 0 left out$/m);
    expect(stdout).toMatch(/^execute\s+roas_scaling: ROAS/m);
    expect(stdout).toMatch(/^budget 431\.86 EUR a day, \d+\.\d\d EUR after the plan$/m);
  });
});

describe('example 03', () => {
  it('tests decisions without an account', () => {
    const { status, stdout, stderr } = runFromSource('03-test-a-rule.ts');
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout.split('\n').map((line) => line.split(':')[0])).toEqual(['raised', 'held', 'blocked', '']);
  });
});

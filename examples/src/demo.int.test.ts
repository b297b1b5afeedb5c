import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Plan, verifyPlan } from '@adpilot/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Ran, runFromSource } from './run-from-source.ts';

const REAL_EXPORT = join(import.meta.dirname, '../../../shared/data/ads_manager_daily_ad_acctA.csv');
const TIMEOUT_MS = 60_000;

let data = '';
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'adpilot-demo-'));
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

function demo(...args: readonly string[]): Ran {
  return runFromSource('demo.ts', ['--data', data, ...args]);
}

function planOf({ stdout }: Ran): Plan {
  return JSON.parse(stdout);
}

function executed({ actions }: Plan): number {
  return actions.filter(({ status }) => status === 'execute').length;
}

describe('the demo on its bundled world', () => {
  it(
    'decides, then changes nothing at the same time, and decides anew two days later',
    () => {
      const first = demo('--json');
      expect(first.status).toBe(0);
      const plan = planOf(first);
      expect(verifyPlan(plan)).toBe(true);
      const statuses = new Set(plan.actions.map(({ status }) => status));
      expect([...statuses].sort()).toEqual(
        expect.arrayContaining(['execute', 'needs_approval', 'superseded']),
      );
      expect(plan.actions.some(({ verdicts }) => verdicts.some(({ verdict }) => verdict === 'adjust'))).toBe(
        true,
      );

      const second = demo('--json');
      expect(executed(planOf(second))).toBe(0);
      expect(second.stderr).toMatch(/Nothing was changed: stopped by cooldown/);
      expect(planOf(second).budget.before).toBe(plan.budget.after);

      const third = planOf(demo('--json', '--advance', '2d'));
      expect(Date.parse(third.now) - Date.parse(plan.now)).toBe(2 * 86_400_000);
      expect(executed(third)).toBeGreaterThan(0);
    },
    TIMEOUT_MS,
  );

  it(
    'prints what a person wants to see',
    () => {
      const { stdout, stderr, status } = demo();
      expect(status).toBe(0);
      for (const part of ['Account ', '7 days ', 'Target', 'Verdict', 'Executed ', 'Budget ', 'Record '])
        expect(stdout).toContain(part);
      expect(stderr).toContain('collecting');
    },
    TIMEOUT_MS,
  );

  it(
    'gives the same plan again when it starts anew',
    () => {
      const decided = (ran: Ran) =>
        planOf(ran).actions.map(({ decision, action, status }) => [decision.target, action, status]);
      expect(decided(demo('--json', '--fresh'))).toEqual(decided(demo('--json', '--fresh')));
    },
    TIMEOUT_MS,
  );
});

describe('the demo on an export', () => {
  it(
    'replays it as the past of a simulated account and reports what it could not read',
    () => {
      const file = join(data, 'export.csv');
      const days = ['01', '02', '03', '04', '05', '06', '07'];
      const rows = days.map((day) => `2026-03-${day},Ad one,100.00,10000,250,Website purchases,9,480.50`);
      writeFileSync(
        file,
        [
          'Day,Ad name,Amount spent (EUR),Impressions,Link clicks,Result type,Results,Purchases conversion value',
          ...rows,
          '2026-03-07,Ad two,ten,10000,250,Website purchases,9,480.50',
          '',
        ].join('\n'),
      );
      const { status, stdout } = demo('--insights', file);
      expect(status).toBe(0);
      expect(stdout).toContain(
        'spend 700.00 EUR; impressions 70,000; link clicks 1,750; conversions 63; value 3,363.50 EUR',
      );
      expect(stdout).toMatch(/Inferred\s+1 daily budgets of 100\.00 EUR/);
      expect(stdout).toMatch(/Malformed .*export\.csv:9: /);
      expect(stdout).toMatch(/daily budget 100\.00/);
    },
    TIMEOUT_MS,
  );

  it(
    'works on the week of a real account, with its totals',
    () => {
      if (!existsSync(REAL_EXPORT)) {
        process.stdout.write('skipped: the real export is not on this machine\n');
        return;
      }
      const { status, stdout } = demo('--insights', REAL_EXPORT);
      expect(status).toBe(0);
      expect(stdout).toContain(
        'spend 103,255.29 USD; impressions 5,332,650; link clicks 52,116; conversions 5,996; value 120,175.58 USD; ROAS 1.164',
      );
      expect(stdout).toMatch(
        /7 days\s+spend 103,255\.29 USD, revenue 120,175\.58 USD, ROAS 1\.16;[\s\S]*Executed\s+\d+ of \d+ /,
      );
    },
    TIMEOUT_MS,
  );
});

describe('the demo in a folder that is not its own', () => {
  it('deletes nothing of it', () => {
    mkdirSync(join(data, 'database'));
    writeFileSync(join(data, 'database', 'mine.sql'), 'select 1');
    expect(demo('--fresh')).toMatchObject({ status: 2, stdout: '' });
    expect(existsSync(join(data, 'database', 'mine.sql'))).toBe(true);
  });

  it(
    'refuses an export where another account lies',
    () => {
      expect(demo().status).toBe(0);
      const file = join(data, 'export.csv');
      writeFileSync(file, 'Day,Ad name,Amount spent (EUR),Impressions\n2026-03-01,Ad,10.00,1000\n');
      expect(demo('--insights', file)).toMatchObject({
        status: 2,
        stderr: expect.stringContaining('another account'),
      });
    },
    TIMEOUT_MS,
  );
});

describe('the demo on a command line that cannot be meant', () => {
  it.each([
    ['an unknown option', ['--insight', 'x.csv'], '--insight'],
    ['a time without unit', ['--advance', '2'], '--advance'],
  ])('says so and ends with 2 on %s', (_, args, named) => {
    const { status, stderr, stdout } = demo(...args);
    expect(status).toBe(2);
    expect(stderr).toContain(named);
    expect(stdout).toBe('');
  });

  it('names a file that is not there', () => {
    const { status, stderr } = demo('--insights', 'missing.csv');
    expect(status).toBe(1);
    expect(stderr).toContain('missing.csv');
    expect(stderr).not.toMatch(/\n {4}at /);
  });
});

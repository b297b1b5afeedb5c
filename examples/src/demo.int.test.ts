import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Plan, verifyPlan } from '@adpilot/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Ran, runFromSource } from './run-from-source.ts';

const REAL_EXPORT = join(import.meta.dirname, '../../../shared/data/ads_manager_daily_ad_acctA.csv');
const TIMEOUT_MS = 120_000;

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
    'begins again where its first run was killed, and where its database is of no use',
    () => {
      const path = join(data, 'world.json');
      const whatIsTested = (ran: Ran) =>
        planOf(ran).actions.filter(({ decision }) => decision.rule === 'experiment_winner').length;
      expect(whatIsTested(demo('--json'))).toBeGreaterThan(0);

      // A run that was killed before its database was filled leaves this.
      rmSync(join(data, 'database'), { recursive: true });
      writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, 'utf8')), isReady: false }));
      expect(whatIsTested(demo('--json', '--advance', '1d'))).toBeGreaterThan(0);

      writeFileSync(join(data, 'database', 'data', 'PG_VERSION'), 'none');
      expect(demo('--json', '--fresh').status).toBe(0);
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
        'spend 700.00 EUR; impressions 70,000; clicks -; link clicks 1,750; conversions 63; value 3,363.50 EUR',
      );
      expect(stdout).toMatch(/Inferred\s+1 daily budget of 100\.00 EUR/);
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
        'spend 103,255.29 USD; impressions 5,332,650; clicks -; link clicks 52,116; conversions 5,996; value 120,175.58 USD; ROAS 1.164',
      );
      expect(stdout).toMatch(
        /7 days\s+spend 103,255\.29 USD, revenue 120,175\.58 USD, ROAS 1\.16;[\s\S]*Executed\s+\d+ of \d+ /,
      );
    },
    TIMEOUT_MS,
  );
});

describe('the demo on exports of any kind', () => {
  it(
    'reads several files with what the command line says about them, and names what it cannot know',
    () => {
      const file = (name: string, ...lines: readonly string[]): string => {
        const path = join(data, name);
        writeFileSync(path, `${lines.join('\n')}\n`);
        return path;
      };
      const first = file(
        'a.csv',
        'Dia;Nome da campanha;Valor usado;Impressões;Cliques no link',
        '01/02/2026;Verão;1.234,56;20.000;300',
        '02/02/2026;Verão;1.200,00;19.000;280',
      );
      const second = file(
        'b.json',
        '{"data":[{"campaign_name":"Inverno","date_start":"2026-02-02","date_stop":"2026-02-02","spend":"65.44","impressions":"4000","inline_link_clicks":"20"}]}',
      );
      const insights = ['--insights', first, '--insights', second];
      const open = demo(...insights);
      expect(open).toMatchObject({ status: 1, stderr: expect.stringContaining('--dates') });
      expect(demo(...insights, '--dates', 'dmy')).toMatchObject({
        status: 1,
        stderr: expect.stringContaining('--currency'),
      });
      const { status, stdout } = demo(
        ...[...insights, '--dates', 'dmy', '--currency', 'BRL', '--time-zone', 'America/Sao_Paulo'],
      );
      expect(status).toBe(0);
      expect(stdout).toContain('3 rows of 2 ads in 2 campaigns, 2026-02-01 to 2026-02-02');
      expect(stdout).toContain('spend 2,500.00 BRL; impressions 43,000; clicks -; link clicks 600');
      expect(stdout).toContain('2 ad sets, 2 ads that the export does not name');
      expect(stdout).toMatch(/BRL, America\/Sao_Paulo; simulated time 2026-02-03, 06:00/);
      expect(stdout).toContain('--dates dmy');
    },
    TIMEOUT_MS,
  );

  it('stops at a row that cannot be meant where it is told to', () => {
    const path = join(data, 'strict.csv');
    writeFileSync(
      path,
      'Day,Ad ID,Amount spent (EUR),Impressions\n2026-03-01,1,ten,1000\n2026-03-01,2,1.00,9\n',
    );
    expect(demo('--insights', path, '--strict')).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/strict\.csv, line 2/),
    });
  });
});

describe('the demo that is watched', () => {
  it(
    'runs a cycle every half hour of simulated time and goes on where it stopped',
    () => {
      const { status, stdout } = demo('--watch', '--cycles', '3');
      expect(status).toBe(0);
      const times = (text: string) =>
        [...text.matchAll(/^2026-\d\d-\d\d, (\d\d:\d\d) /gm)].map(([, time]) => time);
      expect(times(stdout)).toEqual(['06:30', '07:00', '07:30']);
      expect(stdout).toMatch(/ad set .*: daily budget \d+\.\d\d -> \d+\.\d\d \(roas_scaling: /);
      expect(times(demo('--watch', '--cycles', '1').stdout)).toEqual(['08:00']);
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
  it.each([['an unknown option', ['--insight', 'x.csv'], '--insight']])(
    'says so and ends with 2 on %s',
    (_, args, named) => {
      const { status, stderr, stdout } = demo(...args);
      expect(status).toBe(2);
      expect(stderr).toContain(named);
      expect(stdout).toBe('');
    },
  );

  it('names a file that is not there', () => {
    const { status, stderr } = demo('--insights', 'missing.csv');
    expect(status).toBe(1);
    expect(stderr).toContain('missing.csv');
    expect(stderr).not.toMatch(/\n {4}at /);
  });
});

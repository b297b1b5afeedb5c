import { type AdPlatform, PlatformError, verifyPlan } from '@adpilot/core';
import { describe, expect, it } from 'vitest';
import { ACCOUNT, budgetOf, MANAGER, openShop, type Shop } from '../../testing/open-shop.ts';

const WINNER = '11';
const STEADY = '12';
const LOSER = '13';

/** What the log says of each target. */
async function statesOf(
  { storage, planOf }: Shop,
  run: Awaited<ReturnType<Shop['run']>>,
): Promise<Record<string, string>> {
  const plan = await planOf(run);
  const records = await storage.actions.listByPlan({ planId: plan.id });
  return Object.fromEntries(records.map(({ target, state }) => [target.id, state]));
}

describe('a cycle in mode execute', () => {
  it('raises what earns, lowers what loses, and leaves the rest alone', async () => {
    const shop = openShop();
    const run = await shop.run();
    expect(run).toMatchObject({
      status: 'success',
      errors: [],
      stats: { adSetsActive: 4, actionsTaken: 2, actionsFailed: 0 },
    });
    expect(budgetOf(shop, WINNER)).toBeGreaterThan(200_00);
    expect(budgetOf(shop, WINNER)).toBeLessThanOrEqual(280_00);
    expect(budgetOf(shop, STEADY)).toBe(200_00);
    expect(budgetOf(shop, LOSER)).toBeLessThan(400_00);
  });

  it('records the plan, the policy, each action and every step', async () => {
    const shop = openShop();
    const run = await shop.run();
    const plan = await shop.planOf(run);
    expect(verifyPlan(plan)).toBe(true);
    expect(await statesOf(shop, run)).toEqual({ [WINNER]: 'succeeded', [LOSER]: 'succeeded' });
    const log = await shop.adpilot.cycle.log({ cycleId: run.id });
    expect(log.map(({ step, success }) => [step, success])).toEqual([
      ['collection', true],
      ['decisions', true],
      ['api_actions', true],
      ['finalize', true],
    ]);
    expect(await shop.adpilot.cycle.last({ accountId: ACCOUNT })).toEqual(run);
    const changes = await shop.storage.budgetChanges.list({ accountId: ACCOUNT, since: plan.now });
    expect(changes.map(({ targetId, to, source }) => [targetId, to, source]).sort()).toEqual([
      [WINNER, budgetOf(shop, WINNER), 'adpilot'],
      [LOSER, budgetOf(shop, LOSER), 'adpilot'],
    ]);
  });

  it('changes nothing when it runs again at once, and says why', async () => {
    const shop = openShop();
    await shop.run();
    const budgets = [WINNER, STEADY, LOSER].map((id) => budgetOf(shop, id));
    const plan = await shop.planOf(await shop.run());
    expect([WINNER, STEADY, LOSER].map((id) => budgetOf(shop, id))).toEqual(budgets);
    expect(plan.actions.map(({ status, verdicts }) => [status, verdicts.at(-1)?.guardrail])).toEqual([
      ['deferred', 'cooldown'],
      ['deferred', 'cooldown'],
    ]);
  });

  it('changes a budget once in a day of 48 cycles', async () => {
    const shop = openShop();
    for (let cycle = 0; cycle < 48; cycle += 1) {
      await shop.run();
      shop.clock.advance(30 * 60_000);
    }
    const changes = await shop.storage.budgetChanges.list({
      accountId: ACCOUNT,
      since: '2026-01-01T00:00:00.000Z',
    });
    expect(changes.map(({ targetId }) => targetId).sort()).toEqual([WINNER, LOSER]);
  });

  it('tells what happens, in order', async () => {
    const shop = openShop();
    await shop.run();
    const names = shop.events.map(({ type }) => type);
    expect(names[0]).toBe('cycle.started');
    expect(names.at(-1)).toBe('cycle.completed');
    expect(names.indexOf('decision.made')).toBeLessThan(names.indexOf('action.executed'));
    expect(names.filter((name) => name === 'budget.changed')).toHaveLength(2);
  });

  it('is not broken by a listener that throws', async () => {
    const shop = openShop();
    shop.adpilot.events.on('decision.made', () => {
      throw new Error('listener');
    });
    expect((await shop.run()).status).toBe('success');
  });
});

describe('a cycle in mode plan', () => {
  it('decides and stores, and writes nothing to the account', async () => {
    const written: string[] = [];
    const shop = openShop({
      through: (platform) => ({
        ...platform,
        setBudget: async ({ id }) => void written.push(id),
        setStatus: async ({ id }) => void written.push(id),
      }),
    });
    const plan = await shop.adpilot.cycle.plan({
      accountId: ACCOUNT,
      actor: { id: 'olga', role: 'operator' },
    });
    expect(plan.actions.filter(({ status }) => status === 'execute')).toHaveLength(2);
    expect(written).toEqual([]);
    expect(await shop.storage.actions.listByPlan({ planId: plan.id })).toEqual([]);
    expect(await shop.adpilot.cycle.planOf({ planId: plan.id })).toEqual(plan);
  });

  it('is refused to a viewer, as executing is to an operator', async () => {
    const { adpilot } = openShop();
    const request = { accountId: ACCOUNT, trigger: 'test' };
    await expect(
      adpilot.cycle.plan({ ...request, actor: { id: 'v', role: 'viewer' } }),
    ).rejects.toMatchObject({ code: 'permission_denied' });
    await expect(
      adpilot.cycle.run({ ...request, mode: 'execute', actor: { id: 'o', role: 'operator' } }),
    ).rejects.toMatchObject({ code: 'permission_denied' });
  });
});

describe('money under faults', () => {
  it('leaves alone what a person changed between the look and the write', async () => {
    const shop: Shop = openShop({
      through: (platform) => ({
        ...platform,
        readCurrentValues: async (request) => {
          await platform.setBudget({
            accountId: ACCOUNT,
            level: 'ad_set',
            id: WINNER,
            kind: 'daily',
            amount: 250_00,
          });
          return platform.readCurrentValues(request);
        },
      }),
    });
    const run = await shop.run();
    expect(await statesOf(shop, run)).toMatchObject({ [WINNER]: 'conflict', [LOSER]: 'succeeded' });
    expect(budgetOf(shop, WINNER)).toBe(250_00);
  });

  it("counts a person's edit as a change: the next raise waits", async () => {
    const shop = openShop();
    await shop.adpilot.cycle.plan({ accountId: ACCOUNT, actor: MANAGER });
    await shop.platform.setBudget({
      accountId: ACCOUNT,
      level: 'ad_set',
      id: WINNER,
      kind: 'daily',
      amount: 210_00,
    });
    const run = await shop.run();
    const plan = await shop.planOf(run);
    const raise = plan.actions.find(({ decision }) => decision.target.id === WINNER);
    expect(raise).toMatchObject({ status: 'deferred', verdicts: [{ guardrail: 'cooldown' }] });
    expect(shop.events.filter(({ type }) => type === 'budget.changed')).toMatchObject([
      { source: 'human', from: 200_00, to: 210_00 },
      { source: 'adpilot' },
    ]);
  });

  it('finds out what became of a write whose answer was lost, without repeating it', async () => {
    let writes = 0;
    const shop: Shop = openShop({
      through: (platform) => ({
        ...platform,
        setBudget: async (request) => {
          writes += 1;
          await platform.setBudget(request);
          throw new PlatformError({ kind: 'unknown_outcome', message: 'the answer was lost' });
        },
      }),
    });
    const first = await shop.run();
    expect(first.status).toBe('partial');
    expect(await statesOf(shop, first)).toEqual({ [WINNER]: 'unknown', [LOSER]: 'unknown' });
    await shop.run();
    expect(await statesOf(shop, first)).toEqual({ [WINNER]: 'reconciled', [LOSER]: 'reconciled' });
    expect(writes).toBe(2);
    const changes = await shop.storage.budgetChanges.list({
      accountId: ACCOUNT,
      since: '2026-01-01T00:00:00.000Z',
    });
    expect(changes.map(({ source }) => source)).toEqual(['adpilot', 'adpilot']);
  });

  it('goes on after a crash in the middle of a call, and does nothing twice', async () => {
    let crashed = false;
    const crash: (platform: AdPlatform) => AdPlatform = (platform) => ({
      ...platform,
      setBudget: async (request) => {
        await platform.setBudget(request);
        if (crashed) return;
        crashed = true;
        throw new Error('the process died');
      },
    });
    const shop = openShop({ through: crash });
    await expect(shop.run()).rejects.toThrow('the process died');
    const run = await shop
      .another()
      .cycle.run({ accountId: ACCOUNT, mode: 'execute', trigger: 'test', actor: MANAGER });
    expect(run.status).toBe('success');
    const changes = await shop.storage.budgetChanges.list({
      accountId: ACCOUNT,
      since: '2026-01-01T00:00:00.000Z',
    });
    expect(changes.map(({ targetId }) => targetId).sort()).toEqual([WINNER, LOSER]);
    expect(await shop.storage.actions.listUnfinished({ accountId: ACCOUNT })).toEqual([]);
  });

  it('raises nothing when a cut failed and the cap leaves no room', async () => {
    const shop: Shop = openShop({
      // 950.00 are active: the cap has room for the raise only once the loser is cut.
      policy: { limits: { maxTotalDailySpend: '950.00' } },
      through: (platform) => ({
        ...platform,
        setBudget: async (request) => {
          if (request.id === LOSER) throw new PlatformError({ kind: 'invalid_request', message: 'refused' });
          return platform.setBudget(request);
        },
      }),
    });
    await shop.run();
    expect(budgetOf(shop, WINNER)).toBe(200_00);
  });

  it('ends the run when the token is refused, and skips what is left', async () => {
    const shop: Shop = openShop({
      through: (platform) => ({
        ...platform,
        setBudget: async () => {
          throw new PlatformError({ kind: 'auth', message: 'the session has expired' });
        },
      }),
    });
    const run = await shop.run();
    expect(run.status).toBe('partial');
    expect(Object.values(await statesOf(shop, run)).sort()).toEqual(['failed', 'skipped']);
  });

  it('lets nothing but pauses through once the stop switch is on, also in mid-run', async () => {
    const shop: Shop = openShop({
      through: (platform) => ({
        ...platform,
        readCurrentValues: async (request) => {
          await shop.storage.controls.set({
            accountId: ACCOUNT,
            stopped: true,
            reason: 'audit',
            changedBy: 'ana',
            changedAt: null,
            outageClosedAt: null,
          });
          return platform.readCurrentValues(request);
        },
      }),
    });
    const run = await shop.run();
    expect(await statesOf(shop, run)).toEqual({ [WINNER]: 'skipped', [LOSER]: 'skipped' });
    const plan = await shop.planOf(await shop.run());
    expect(plan.actions.map(({ status, verdicts }) => [status, verdicts[0]?.guardrail])).toEqual([
      ['blocked', 'emergencyStop'],
      ['blocked', 'emergencyStop'],
    ]);
  });

  it('acts on nothing when the insights could not be read to their end', async () => {
    const shop: Shop = openShop({
      through: (platform) => ({
        ...platform,
        readInsights: async function* (request) {
          for await (const page of platform.readInsights(request)) {
            yield { ...page, last: false };
            throw new PlatformError({ kind: 'transient', message: 'the connection broke' });
          }
        },
      }),
    });
    const run = await shop.run();
    expect(run).toMatchObject({ status: 'partial', errors: ['insights: the connection broke'] });
    expect([WINNER, STEADY, LOSER].map((id) => budgetOf(shop, id))).toEqual([200_00, 200_00, 400_00]);
  });

  it('fails, and says so, when the account cannot be read', async () => {
    const shop: Shop = openShop({
      through: (platform) => ({
        ...platform,
        readAccount: async () => {
          throw new PlatformError({ kind: 'transient', message: 'service unavailable' });
        },
      }),
    });
    const run = await shop.run();
    expect(run).toMatchObject({ status: 'failed', errors: ['service unavailable'], planId: null });
    expect(shop.events.at(-1)).toMatchObject({ type: 'cycle.failed', error: 'service unavailable' });
    await expect(shop.adpilot.cycle.plan({ accountId: ACCOUNT, actor: MANAGER })).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it('stops between two actions when it is aborted', async () => {
    const abort = new AbortController();
    const shop: Shop = openShop({
      through: (platform) => ({
        ...platform,
        setBudget: async (request) => {
          await platform.setBudget(request);
          abort.abort(new Error('shutting down'));
        },
      }),
    });
    const run = await shop.adpilot.cycle.run({
      accountId: ACCOUNT,
      mode: 'execute',
      trigger: 'test',
      actor: MANAGER,
      signal: abort.signal,
    });
    expect(await statesOf(shop, run)).toEqual({ [LOSER]: 'succeeded', [WINNER]: 'skipped' });
  });

  it('lets one run at a time work on an account', async () => {
    const shop: Shop = openShop({
      through: (platform) => ({
        ...platform,
        readAccount: async (request) => {
          await expect(
            shop
              .another()
              .cycle.run({ accountId: ACCOUNT, mode: 'execute', trigger: 'test', actor: MANAGER }),
          ).rejects.toMatchObject({ code: 'conflict' });
          return platform.readAccount(request);
        },
      }),
    });
    expect((await shop.run()).status).toBe('success');
  });

  it('writes nothing more once another process took over its lease, and still shows its plan', async () => {
    const shop: Shop = openShop({
      through: (platform, clock) => ({
        ...platform,
        setBudget: async (request) => {
          await platform.setBudget(request);
          clock.advance(11 * 60_000);
          await shop.storage.leases.acquire({
            name: `account:${ACCOUNT}`,
            holder: 'other',
            ttlMs: 60_000,
            now: clock.now().toISOString(),
          });
        },
      }),
    });
    const run = await shop.run();
    expect(run).toMatchObject({ status: 'failed', errors: [expect.stringContaining('took over')] });
    expect(budgetOf(shop, WINNER)).toBe(200_00);
    expect((await shop.planOf(run)).actions.length).toBeGreaterThan(0);
  });

  it('lets one entity that may not be touched keep nobody else from being served', async () => {
    const shop: Shop = openShop({
      through: (platform) => ({
        ...platform,
        setBudget: async (request) => {
          if (request.id !== LOSER) return platform.setBudget(request);
          throw new PlatformError({ kind: 'permission', message: 'not yours' });
        },
      }),
    });
    expect(await statesOf(shop, await shop.run())).toEqual({ [LOSER]: 'failed', [WINNER]: 'succeeded' });
  });

  it('looks at the others where one entity cannot be looked at', async () => {
    const shop: Shop = openShop({
      through: (platform) => ({
        ...platform,
        readCurrentValues: async (request) => {
          if (!request.targets.some(({ id }) => id === LOSER)) return platform.readCurrentValues(request);
          throw new PlatformError({ kind: 'permission', message: 'not yours' });
        },
      }),
    });
    // Unread, the loser's budget leaves the sum unknown: the raise is not made.
    expect(await statesOf(shop, await shop.run())).toEqual({ [LOSER]: 'conflict', [WINNER]: 'skipped' });
  });

  it('counts a raise whose answer was lost into the cap', async () => {
    let edited = false;
    const shop: Shop = openShop({
      // 950.00 are active, and 100.00 of raises fit; then a person takes 20.00 of that room before they are sent.
      policy: { limits: { maxTotalDailySpend: '1050.00' }, roas: { increaseAbove: 2 } },
      through: (platform) => ({
        ...platform,
        readCurrentValues: async (request) => {
          if (!edited)
            await platform.setBudget({
              accountId: ACCOUNT,
              level: 'ad_set',
              id: LOSER,
              kind: 'daily',
              amount: 420_00,
            });
          edited = true;
          return platform.readCurrentValues(request);
        },
        setBudget: async (request) => {
          await platform.setBudget(request);
          if (request.id !== LOSER)
            throw new PlatformError({ kind: 'unknown_outcome', message: 'the answer was lost' });
        },
      }),
    });
    const states = await statesOf(shop, await shop.run());
    expect(Object.values(states).sort()).toEqual(['conflict', 'skipped', 'unknown']);
    const { adSets } = shop.simulator.truth();
    expect(adSets.reduce((sum, { dailyBudget }) => sum + (dailyBudget ?? 0), 0)).toBeLessThanOrEqual(1050_00);
  });

  it('does not act on a day that was last read before it was over', async () => {
    const shop: Shop = openShop({
      through: (platform, clock) => ({
        ...platform,
        readInsights: async function* (request) {
          yield* platform.readInsights(request);
          // Midnight in New York passes while the account is read.
          clock.advance(10 * 60_000);
        },
      }),
    });
    shop.clock.advance(17 * 3_600_000 + 55 * 60_000);
    const plan = await shop.planOf(await shop.run());
    expect(plan.actions.filter(({ status }) => status === 'execute')).toEqual([]);
    expect(plan.actions.length).toBeGreaterThan(0);
  });

  it('holds its lease while a large account is read for longer than a lease lasts', async () => {
    const shop: Shop = openShop({
      through: (platform, clock) => ({
        ...platform,
        readAds: async function* (request) {
          for await (const page of platform.readAds(request)) {
            yield page;
            clock.advance(9 * 60_000);
          }
        },
        readCreatives: async function* (request) {
          for await (const page of platform.readCreatives(request)) {
            clock.advance(9 * 60_000);
            yield page;
          }
        },
      }),
    });
    expect((await shop.run()).status).toBe('success');
  });
});

// Runs one cycle of the autopilot on a simulated ad account, in memory, and prints what it decided and why.
//   pnpm example 01
import { addHours, definePolicy } from '@adpilot/core';
import { createManualClock } from '@adpilot/core/testing';
import { createAdpilot } from '@adpilot/engine';
import { createMemoryStorage } from '@adpilot/engine/memory';
import { createStubPlatform } from '@adpilot/meta-client';
import { demoWorld } from '@adpilot/meta-client/simulator';

const world = demoWorld();
const clock = createManualClock(addHours(world.startsAt, 28 * 24 + 6));
const platform = createStubPlatform({ seed: 'quick-start', clock, world });

const adpilot = createAdpilot({
  platform,
  storage: createMemoryStorage(),
  clock,
  policy: definePolicy({ currency: 'USD', limits: { maxTotalDailySpend: '8000.00' } }),
});

adpilot.events.on('decision.made', ({ rule, target, status, reason }) => {
  console.log(`${status.padEnd(14)} ${rule} on ${target.level} ${target.id}: ${reason}`);
});

const run = await adpilot.cycle.run({
  accountId: platform.simulator.accountId,
  mode: 'execute',
  trigger: 'manual',
  actor: { id: 'quick-start', role: 'manager' },
});

console.log(
  `${run.status}: ${run.stats?.actionsTaken} actions taken, ${run.stats?.actionsHeld} held for approval`,
);

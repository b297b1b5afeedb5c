import { type AdPlatform, type AdpilotEvent, dayOf, toInstant } from '@adpilot/core';
import { describe, expect, it } from 'vitest';
import { ACCOUNT, openShop, type Shop, type ShopOptions } from '../../testing/open-shop.ts';

const HOUR_MS = 3_600_000;

/** The platform as it tells of a shop whose conversions are no longer reported from its first morning on. */
function silenced(platform: AdPlatform, firstMorning: string): AdPlatform {
  return {
    ...platform,
    readInsights: async function* (request) {
      for await (const page of platform.readInsights(request)) {
        const items = page.items.map((row) =>
          row.day >= firstMorning ? { ...row, conversions: 0, revenue: 0 } : row,
        );
        yield { ...page, items };
      }
    },
  };
}

function alarmsOf(shop: Shop): readonly AdpilotEvent[] {
  return shop.events.filter((event) => event.type === 'alert.raised' && event.name === 'tracking_outage');
}

async function runHours(shop: Shop, hours: number): Promise<void> {
  for (let hour = 0; hour < hours; hour += 1) {
    await shop.run();
    shop.clock.advance(HOUR_MS);
  }
}

describe('cycles of an account whose conversions fall silent', () => {
  const open = (options: Pick<ShopOptions, 'policy'> = {}) =>
    openShop({
      ...options,
      through: (platform, clock) => silenced(platform, dayOf(toInstant(clock.now()), 'America/New_York')),
    });

  it('raise the alarm, and change nothing by conversions until a person says that all is well', async () => {
    const shop = open();
    await runHours(shop, 16);
    expect(alarmsOf(shop)[0]).toMatchObject({ severity: 'critical', accountId: ACCOUNT });
    const { actions } = await shop.planOf(await shop.run());
    expect(actions.map(({ status }) => status)).not.toContain('execute');

    const alarms = alarmsOf(shop).length;
    const controls = await shop.storage.controls.get({ accountId: ACCOUNT });
    await shop.storage.controls.set({ ...controls, outageClosedAt: toInstant(shop.clock.now()) });
    await shop.run();
    expect(alarmsOf(shop)).toHaveLength(alarms);
  });

  it('ask people once for a cut of each budget, also when nobody answers', async () => {
    const shop = open({
      policy: {
        approvals: { expiresAfterHours: 1 },
        data: { trackingOutage: { holdHours: 3 } },
      },
    });
    await runHours(shop, 20);
    const since = '2000-01-01T00:00:00.000Z';
    const asked = await shop.storage.approvals.listAsked({ accountId: ACCOUNT, since });
    const cuts = asked.filter(({ rule }) => rule === 'tracking_outage').map(({ target }) => target.id);
    expect(cuts.length).toBeGreaterThan(0);
    expect(new Set(cuts).size).toBe(cuts.length);
  });

  it('are left alone while conversions come', async () => {
    const shop = openShop();
    await runHours(shop, 16);
    expect(alarmsOf(shop)).toEqual([]);
    const since = '2000-01-01T00:00:00.000Z';
    const points = await shop.storage.intraday.list({ accountId: ACCOUNT, level: 'account', since });
    expect(points).toHaveLength(2 * 16);
  });
});

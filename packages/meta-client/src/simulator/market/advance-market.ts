import { addDays, type Instant, instantMs } from '@adpilot/core';
import type { World } from '../world/open-world.ts';
import { simulateHour } from './simulate-hour.ts';

/** Lets every hour pass that is over at `now`. An hour that is under way has not happened yet. */
export function advanceMarket(world: World, now: Instant): void {
  const until = instantMs(now);
  for (let day = world.calendar.dayOf(world.state.simulatedTo); ; day = addDays(day, 1)) {
    for (const hour of world.calendar.hoursOf(day)) {
      if (hour.endsAt > until) return;
      if (hour.startsAt >= instantMs(world.state.simulatedTo)) simulateHour(world, hour);
    }
  }
}

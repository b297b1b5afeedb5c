import { describe, expect, it } from 'vitest';
import { eventsOf } from './events-of.ts';

describe('eventsOf', () => {
  it.each([
    ['clicks', { clicks: 12, conversions: 3 }, 12],
    ['conversions where views alone brought more', { clicks: 3, conversions: 12 }, 12],
    ['clicks where conversions are unknown', { clicks: 3, conversions: null }, 3],
    ['nothing where clicks are unknown', { clicks: null, conversions: 12 }, null],
  ])('counts %s', (_, day, events) => {
    expect(eventsOf(day)).toBe(events);
  });
});

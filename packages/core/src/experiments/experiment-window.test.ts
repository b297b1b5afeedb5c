import { describe, expect, it } from 'vitest';
import { anExperiment } from '../../testing/index.ts';
import { experimentWindow, isRunning } from './experiment-window.ts';

describe('experimentWindow', () => {
  // New York: UTC-5, in summer UTC-4; the clocks change on 2026-03-08 and 2026-11-01.
  it.each([
    [
      'days from midnight to midnight',
      '2026-01-12T05:00:00.000Z',
      '2026-01-15T05:00:00.000Z',
      '2026-01-12',
      '2026-01-14',
    ],
    [
      'no day that began before the test',
      '2026-01-12T05:00:00.001Z',
      '2026-01-15T05:00:00.000Z',
      '2026-01-13',
      '2026-01-14',
    ],
    [
      'no day that goes on after it',
      '2026-01-12T05:00:00.000Z',
      '2026-01-15T04:59:59.999Z',
      '2026-01-12',
      '2026-01-13',
    ],
    [
      'whole days of a test from noon to noon',
      '2026-01-12T17:00:00.000Z',
      '2026-01-15T17:00:00.000Z',
      '2026-01-13',
      '2026-01-14',
    ],
    ['a day of 23 hours', '2026-03-08T05:00:00.000Z', '2026-03-09T04:00:00.000Z', '2026-03-08', '2026-03-08'],
    ['a day of 25 hours', '2026-11-01T04:00:00.000Z', '2026-11-02T05:00:00.000Z', '2026-11-01', '2026-11-01'],
  ])('counts %s', (_, startedAt, plannedEndAt, since, until) => {
    expect(experimentWindow(anExperiment({ startedAt, plannedEndAt }), 'America/New_York')).toEqual({
      since,
      until,
    });
  });

  it.each([
    ['within one day', '2026-01-12T05:00:00.000Z', '2026-01-12T23:00:00.000Z'],
    ['over one midnight', '2026-01-12T17:00:00.000Z', '2026-01-13T17:00:00.000Z'],
    ['an hour short of a day of 25', '2026-11-01T04:00:00.000Z', '2026-11-02T04:00:00.000Z'],
  ])('is empty for a test %s', (_, startedAt, plannedEndAt) => {
    expect(experimentWindow(anExperiment({ startedAt, plannedEndAt }), 'America/New_York')).toBeNull();
  });

  it('begins with the first hour of a day whose midnight was left out', () => {
    const experiment = anExperiment({
      startedAt: '2018-11-04T03:00:00.000Z',
      plannedEndAt: '2018-11-06T02:00:00.000Z',
    });
    expect(experimentWindow(experiment, 'America/Sao_Paulo')).toEqual({
      since: '2018-11-04',
      until: '2018-11-05',
    });
  });
});

describe('isRunning', () => {
  it.each([
    ['active', true],
    ['evaluating', true],
    ['needs_more_data', true],
    ['completed', false],
    ['inconclusive', false],
    ['archived', false],
  ] as const)('of a test that is %s is %s', (status, running) => {
    expect(isRunning(anExperiment({ status }))).toBe(running);
  });
});

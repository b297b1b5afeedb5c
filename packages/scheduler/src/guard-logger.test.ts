import type { Logger } from '@adpilot/core';
import { describe, expect, it } from 'vitest';
import { guardLogger } from './guard-logger.ts';

const LEVELS = ['debug', 'info', 'warn', 'error'] as const;

describe('guardLogger', () => {
  it.each(LEVELS)('passes %s on, to the logger itself', (level) => {
    const lines: unknown[] = [];
    const listen = (to: string) =>
      function (this: Logger, fields: object, message: string): void {
        lines.push([this === logger, to, fields, message]);
      };
    const logger: Logger = {
      debug: listen('debug'),
      info: listen('info'),
      warn: listen('warn'),
      error: listen('error'),
    };
    guardLogger(logger)[level]({ job: 'cycle' }, 'a job failed');
    expect(lines).toEqual([[true, level, { job: 'cycle' }, 'a job failed']]);
  });

  it.each(LEVELS)('lets nothing through that %s throws or rejects with', (level) => {
    const broken: readonly (() => void)[] = [
      () => {
        throw new Error('full');
      },
      () => Promise.reject(new Error('full')),
    ];
    for (const log of broken) {
      const logger = guardLogger({ debug: log, info: log, warn: log, error: log });
      expect(() => logger[level]({}, 'a job failed')).not.toThrow();
    }
  });
});

import type { Logger } from '@adpilot/core';

/**
 * The host's logger, of which no failure gets through: what it throws or rejects with would otherwise end a run that
 * has nothing to do with it, or the process. There is nowhere left to tell it.
 */
export function guardLogger(logger: Logger): Logger {
  const guard =
    (level: keyof Logger) =>
    (fields: object, message: string): void => {
      new Promise((resolve) => resolve(logger[level](fields, message))).catch(() => undefined);
    };
  return { debug: guard('debug'), info: guard('info'), warn: guard('warn'), error: guard('error') };
}

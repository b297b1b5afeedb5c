import type { Logger } from '@adpilot/core';

const ignore = (): void => undefined;

/** What a host that passes no logger gets. */
export const silentLogger: Logger = { debug: ignore, info: ignore, warn: ignore, error: ignore };

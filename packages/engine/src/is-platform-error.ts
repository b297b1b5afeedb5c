import { AdpilotError, type PlatformError } from '@adpilot/core';

/** Whether the platform failed, told by code: the error may come from another copy of the package. */
export function isPlatformError(error: unknown): error is PlatformError {
  return AdpilotError.isInstance(error) && error.code === 'platform';
}

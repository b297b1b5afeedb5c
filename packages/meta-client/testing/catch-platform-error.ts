import { PlatformError } from '@adpilot/core';

/** The `PlatformError` that a call rejects with. @throws Error where it resolves or rejects with another one */
export async function catchPlatformError(call: Promise<unknown>): Promise<PlatformError> {
  const outcome = await call.then(
    () => new Error('the call did not fail'),
    (error: unknown) => error,
  );
  if (outcome instanceof PlatformError) return outcome;
  throw outcome;
}

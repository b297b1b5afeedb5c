import { PlatformError, type PlatformErrorKind } from '@adpilot/core';
import { NEXT_STEPS } from './next-steps.ts';

/** An error that the client raises itself: nothing was sent, or the answer cannot be used. */
export function refusal(
  kind: PlatformErrorKind,
  message: string,
  context: Readonly<Record<string, string | number | null>>,
  cause?: unknown,
): PlatformError {
  return new PlatformError({ kind, message, cause, context: { ...context, nextStep: NEXT_STEPS[kind] } });
}

import { InvalidInputError } from '@adpilot/core';

/** The error of a file that cannot be read as an export, and why. */
export function unreadable(file: string, reason: string, cause?: unknown): InvalidInputError {
  return new InvalidInputError({
    argument: 'files',
    message: `cannot read ${file}: ${reason}`,
    context: { file },
    cause,
  });
}

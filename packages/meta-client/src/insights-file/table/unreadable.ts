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

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'access is denied',
  EISDIR: 'it is a directory',
  ENOENT: 'there is no such file',
};

/** An error of the file system as {@link unreadable} says it; any other error as it is. */
export function asUnreadable(file: string, error: unknown): unknown {
  if (!(error instanceof Error && 'syscall' in error && 'code' in error)) return error;
  return unreadable(file, REASONS[String(error.code)] ?? error.message, error);
}

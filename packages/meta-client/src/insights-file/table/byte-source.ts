import { createReadStream } from 'node:fs';
import { asUnreadable } from './unreadable.ts';

/** The bytes of an export, which can be read more than once. */
export type ByteSource = {
  /** The file, as errors name it. */
  readonly file: string;
  /** Reads from the start. */
  read(): AsyncGenerator<Uint8Array, void, undefined>;
};

/** The bytes of a file. Reading throws an `InvalidInputError` where it cannot be read, and the signal's reason once it aborts. */
export function createFileSource(file: string, signal: AbortSignal | undefined): ByteSource {
  return {
    file,
    async *read() {
      try {
        for await (const chunk of createReadStream(file)) {
          signal?.throwIfAborted();
          yield chunk;
        }
      } catch (error) {
        throw asUnreadable(file, error);
      }
    },
  };
}

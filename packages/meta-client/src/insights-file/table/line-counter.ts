const LINE_FEED = 0x0a;

/** Finds the lines of ever greater offsets into a text that arrives in chunks. */
export type LineCounter = {
  /** Goes on to the next chunk, which begins at an offset. */
  enter(chunk: Uint8Array, offset: number): void;
  /** The line of an offset up to the end of the chunk; 1 is the first. */
  at(offset: number): number;
};

/** Starts at the first line of a text. Lines end with a line feed, whether or not a carriage return precedes it. */
export function createLineCounter(): LineCounter {
  let line = 1;
  let chunk: Uint8Array = new Uint8Array();
  let start = 0;
  let lineEnd = -1;

  function at(offset: number): number {
    while (lineEnd !== -1 && start + lineEnd < offset) {
      line += 1;
      lineEnd = chunk.indexOf(LINE_FEED, lineEnd + 1);
    }
    return line;
  }

  return {
    at,
    enter(next, offset) {
      at(offset); // counts what is left of the chunk before
      [chunk, start] = [next, offset];
      lineEnd = chunk.indexOf(LINE_FEED);
    },
  };
}

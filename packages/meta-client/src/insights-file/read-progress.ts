/** How far reading has come, over all files. */
export type ReadProgress = {
  /** Of the files; bytes that have to be read twice advance it by half. */
  readonly bytes: number;
  readonly totalBytes: number;
  /** Rows read so far, malformed ones included. */
  readonly rows: number;
};

/** Follows the reading of files, each of which is looked through, as far as it takes, and then read. */
export interface ProgressMeter {
  /** Begins to go through a file once. */
  begin(size: number): ProgressPass;
  /** A row of the result. */
  countRow(): void;
  /** Everything is read. */
  finish(): void;
}

/** One way through a file. */
interface ProgressPass {
  /** @param bytes of the file so far */
  reach(bytes: number): void;
  /** What has not been reached need not be. */
  end(): void;
}

const STEP_BYTES = 1_048_576;
const PASSES = 2;

/** Reports about once per mebibyte and at the end. */
export function createProgressMeter(
  totalBytes: number,
  onProgress: (progress: ReadProgress) => void,
): ProgressMeter {
  let [work, done, reported, rows] = [totalBytes * PASSES, 0, 0, 0];
  return {
    begin(size) {
      let at = 0;
      return {
        reach(bytes) {
          const reached = Math.min(Math.max(at, bytes), size);
          done += reached - at;
          at = reached;
          const bytesOfAll = Math.floor((totalBytes * done) / work);
          if (bytesOfAll - reported < STEP_BYTES) return;
          reported = bytesOfAll;
          onProgress({ bytes: bytesOfAll, totalBytes, rows });
        },
        end() {
          work -= size - at;
        },
      };
    },
    countRow() {
      rows += 1;
    },
    finish: () => onProgress({ bytes: totalBytes, totalBytes, rows }),
  };
}

/** How a CSV file is laid out. */
export type CsvLayout = {
  readonly delimiter: string;
  readonly headers: readonly string[];
  /** Records before the first row: the headers, and what stands above them. */
  readonly headRecords: number;
};

/** The first records of a file, read with one delimiter. */
export type CsvSample = { readonly delimiter: string; readonly records: readonly (readonly string[])[] };

type Candidate = CsvLayout & { readonly isTable: boolean };

/**
 * Chooses the delimiter with which the first records of a file read as a table: the one whose headers come first, then
 * the one that gives more of them. Ad names and decimals hold delimiters too, but headers rarely do.
 */
export function findCsvLayout(samples: readonly CsvSample[]): CsvLayout | null {
  const [best] = samples.flatMap((sample) => layOut(sample) ?? []).sort(compareCandidates);
  return best ?? null;
}

/**
 * The headers are the first record at least half as wide as the widest: what reports say above them, such as a title,
 * `Account,Name` or `sep=;`, is narrower.
 */
function layOut({ delimiter, records }: CsvSample): Candidate | null {
  const widths = records.map((cells) => cells.filter((cell) => cell !== '').length);
  const widest = Math.max(...widths);
  const at = widths.findIndex((width) => width * 2 >= widest);
  const headers = records[at];
  if (headers === undefined) return null;
  const rows = records.slice(at + 1);
  const even = rows.filter(({ length }) => length === headers.length).length;
  return {
    delimiter,
    headers: headers.map((header) => header.trim()),
    headRecords: at + 1,
    isTable: headers.length > 1 && even * 2 >= rows.length,
  };
}

function compareCandidates(one: Candidate, other: Candidate): number {
  return (
    Number(other.isTable) - Number(one.isTable) ||
    one.headRecords - other.headRecords ||
    other.headers.length - one.headers.length
  );
}

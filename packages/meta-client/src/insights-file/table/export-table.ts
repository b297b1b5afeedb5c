/** One entry of an action list, such as `actions` of the Marketing API. */
export type ActionFigure = {
  readonly type: string;
  /** As the file spells it. */
  readonly value: string;
};

/** What a row says under a header: its text, or an action list. An empty text is what the row lacks. */
export type Cell = string | readonly ActionFigure[];

/** One row of an export. */
export type ExportRecord = {
  /** The line on which it begins; 1 is the first of the file, in JSON too. */
  readonly line: number;
  /** Bytes of the file up to its end; where the file is not in UTF-8, bytes read by then. */
  readonly bytes: number;
  /** By header. A row of a CSV file may have more or fewer. */
  readonly cells: readonly Cell[];
};

/** An export as one table, whatever its format. */
export type ExportTable = {
  readonly format: 'csv' | 'json';
  /** As the file spells them, without the space around them. */
  readonly headers: readonly string[];
  /** Reads the rows anew at each call, in constant memory. Stopping early closes the file. */
  records(): AsyncGenerator<ExportRecord, void, undefined>;
};

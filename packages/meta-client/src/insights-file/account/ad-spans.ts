import type { Day } from '@adpilot/core';

/** From which day to which each file has an ad, however old: its size grows with ads. */
export interface AdSpans {
  add(day: Day, origin: { readonly key: string; readonly file: string }): void;
  /** How many ads more than one file has in the same span of days. */
  overlaps(): number;
}

type Span = { since: Day; until: Day };

/** No ads yet. */
export function createAdSpans(): AdSpans {
  const spansByFile = new Map<string, Map<string, Span>>();
  return {
    add(day, { key, file }) {
      const spans = spansByFile.get(file) ?? new Map<string, Span>();
      spansByFile.set(file, spans);
      const span = spans.get(key);
      if (span === undefined) spans.set(key, { since: day, until: day });
      else if (day < span.since) span.since = day;
      else if (day > span.until) span.until = day;
    },
    overlaps() {
      const found = new Set<string>();
      const files = [...spansByFile.values()];
      for (const [index, spans] of files.entries()) {
        for (const other of files.slice(index + 1)) {
          for (const [key, span] of spans) if (doMeet(span, other.get(key))) found.add(key);
        }
      }
      return found.size;
    },
  };
}

function doMeet(a: Span, b: Span | undefined): boolean {
  return b !== undefined && a.since <= b.until && b.since <= a.until;
}

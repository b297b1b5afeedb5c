import JSON5 from 'json5';
import type { ActionFigure } from './export-table.ts';

/**
 * Reads an action list out of the text of a cell: JSON, or Python's spelling of it with single quotes, in which tables
 * made of API rows come. Null where the text is no such list.
 */
export function parseActionList(text: string): readonly ActionFigure[] | null {
  try {
    return toActionFigures(JSON5.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/**
 * Takes `[{ action_type, value }]` as an action list, or returns null where a value is something else. `value` is the
 * figure, and those of single attribution windows beside it (`7d_click`) are left out. An entry without it counts
 * nothing: the API leaves a `value` of 0 out where only a window has a figure.
 */
export function toActionFigures(value: unknown): readonly ActionFigure[] | null {
  if (!Array.isArray(value)) return null;
  const figures: ActionFigure[] = [];
  for (const entry of value) {
    const figure = toActionFigure(entry);
    if (figure === null) return null;
    figures.push(figure);
  }
  return figures;
}

function toActionFigure(entry: unknown): ActionFigure | null {
  if (typeof entry !== 'object' || entry === null || !('action_type' in entry)) return null;
  const { action_type: type } = entry;
  const value = ('value' in entry ? entry.value : null) ?? '0';
  if (typeof type !== 'string' || (typeof value !== 'string' && typeof value !== 'number')) return null;
  return { type, value: String(value) };
}

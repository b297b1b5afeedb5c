/**
 * The SQLSTATE of an error that a driver threw; null for any other error. Each driver has error classes of its own,
 * and only the code is common to them.
 */
export function sqlStateOf(error: unknown): string | null {
  return textMember(error, 'code');
}

/** What the database says about the row that broke a constraint. */
export function detailOf(error: unknown): string | null {
  return textMember(error, 'detail');
}

function textMember(error: unknown, name: string): string | null {
  if (typeof error !== 'object' || error === null) return null;
  const value: unknown = Reflect.get(error, name);
  return typeof value === 'string' ? value : null;
}

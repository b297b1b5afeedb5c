type WithStatus = {
  readonly status?: string | null | undefined;
  readonly effective_status?: string | null | undefined;
};

const GONE = new Set<string | null | undefined>(['ARCHIVED', 'DELETED']);

/** Whether an entity belongs into a list: neither archived nor deleted, by its own switch or with a parent. */
export function isShown({ status, effective_status: effectiveStatus }: WithStatus): boolean {
  return !GONE.has(status) && !GONE.has(effectiveStatus);
}

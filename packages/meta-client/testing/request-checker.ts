import * as z from 'zod';
import { sharedMetaFile } from './shared-meta.ts';

/** A request as the specifications of the Marketing API describe it. */
type CheckedRequest = {
  readonly method: string;
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
};

const verdict = z.looseObject({ ok: z.boolean() });
const checker = z.object({ validateRequest: z.function({ input: [z.unknown()], output: z.unknown() }) });

/** What the specifications have against a request: null for nothing. */
export type CheckRequest = (request: CheckedRequest) => string | null;

/** The check of requests against Meta's specifications; accepts everything where they are not there. */
export async function loadRequestChecker(): Promise<CheckRequest> {
  const file = sharedMetaFile('specs/validate.mjs');
  if (file === null) return () => null;
  const { validateRequest } = checker.parse(await import(file.href));
  return (request) => {
    const result = verdict.parse(validateRequest(request));
    return result.ok ? null : JSON.stringify({ ...request, ...result });
  };
}

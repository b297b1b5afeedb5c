import * as z from 'zod';
import { parseJson } from '../wire/parse-json.ts';

const useCases = z.record(
  z.string(),
  z.array(z.object({ estimated_time_to_regain_access: z.number().nullish().catch(null) })),
);
const accountUsage = z.object({ reset_time_duration: z.number().nullish().catch(null) });

/** Reads one header of an answer; null where it is missing. */
export type ReadHeader = (name: string) => string | null;

/**
 * Milliseconds until Meta takes calls again, as the headers of a refused call tell it: the business use case counts in
 * minutes, the account usage and `Retry-After` in seconds. Null where no header says anything; any may be missing, empty
 * or a bare percentage.
 */
export function regainAccessMs(header: ReadHeader): number | null {
  const byUseCase = useCases.safeParse(parseJson(header('x-business-use-case-usage')));
  const minutes = byUseCase.success
    ? Object.values(byUseCase.data).flatMap((uses) =>
        uses.map((use) => use.estimated_time_to_regain_access ?? 0),
      )
    : [];
  const byAccount = accountUsage.safeParse(parseJson(header('x-ad-account-usage')));
  const seconds = byAccount.success ? (byAccount.data.reset_time_duration ?? 0) : 0;
  const retryAfter = Number(header('retry-after') ?? 0) || 0;
  const candidates = [Math.max(0, ...minutes) * 60, seconds, retryAfter];
  const found = candidates.find((candidate) => candidate > 0);
  return found === undefined ? null : Math.ceil(found * 1000);
}

import * as z from 'zod';

const number = z.number().nullish().catch(null);
const text = z.string().nullish().catch(null);

const envelope = z.object({
  error: z.object({
    message: text,
    type: text,
    code: number,
    error_subcode: number,
    is_transient: z.boolean().nullish().catch(null),
    error_user_title: text,
    error_user_msg: text,
    error_data: z.unknown().optional(),
    fbtrace_id: text,
  }),
});

/** The inside of Meta's error envelope. Any part may be missing. */
export type ErrorEnvelope = Partial<z.infer<typeof envelope>['error']>;

/** The error that a body reports; null where it reports none. */
export function parseErrorEnvelope(body: unknown): ErrorEnvelope | null {
  const result = envelope.safeParse(body);
  return result.success ? result.data.error : null;
}

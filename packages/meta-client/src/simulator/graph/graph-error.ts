import type { Json } from '@adpilot/core';

/** What Meta says about a call that failed; a key that does not apply is left out, as Meta does. */
export type GraphErrorBody = {
  readonly message: string;
  readonly type: 'OAuthException' | 'GraphMethodException' | 'GraphBatchException';
  readonly code: number;
  readonly error_subcode?: number;
  readonly is_transient?: boolean;
  readonly error_user_title?: string;
  readonly error_user_msg?: string;
  readonly error_data?: { readonly blame_field_specs: readonly (readonly string[])[] };
};

/** Ends a call with an error envelope; always HTTP 400, which is what Meta sends with the codes of this simulator. */
export class GraphError extends Error {
  readonly body: GraphErrorBody;

  constructor(body: GraphErrorBody) {
    super(body.message);
    this.body = body;
  }

  /** The envelope around it. */
  envelope(traceId: string): Json {
    return { error: { ...this.body, fbtrace_id: traceId } };
  }
}

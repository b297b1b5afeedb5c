import { AdpilotError, type AdpilotErrorOptions } from './adpilot-error.ts';

/** Something would leave the limits that people set: a part without leave, other pixels, another genre. */
export class HumanConstraintViolation extends AdpilotError {
  readonly code = 'human_constraint';
  /** The field that breaks the limit, as a path. */
  readonly field: string;

  constructor({ field, ...options }: AdpilotErrorOptions & { readonly field: string }) {
    super({ ...options, context: { ...options.context, field } });
    this.field = field;
  }
}

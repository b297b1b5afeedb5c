import { AdpilotError, type AdpilotErrorOptions } from './adpilot-error.ts';

/** An argument that cannot be meant. `argument` names it. */
export class InvalidInputError extends AdpilotError {
  readonly code = 'invalid_input';
  /** The argument, or the path inside it. */
  readonly argument: string;

  constructor({ argument, ...options }: AdpilotErrorOptions & { readonly argument: string }) {
    super({ ...options, context: { ...options.context, argument } });
    this.argument = argument;
  }
}

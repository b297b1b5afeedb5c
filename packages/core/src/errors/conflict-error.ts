import { AdpilotError, type AdpilotErrorOptions } from './adpilot-error.ts';

/** The call contradicts what is stored: another run is at work, a plan was applied already, a digest differs. */
export class ConflictError extends AdpilotError {
  readonly code = 'conflict';

  constructor(options: AdpilotErrorOptions) {
    super(options);
  }
}

import { AdpilotError, type AdpilotErrorOptions } from './adpilot-error.ts';

/** Something that was named by its id does not exist. */
export class NotFoundError extends AdpilotError {
  readonly code = 'not_found';

  constructor(options: AdpilotErrorOptions) {
    super(options);
  }
}

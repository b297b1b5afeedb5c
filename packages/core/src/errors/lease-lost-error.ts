import { AdpilotError, type AdpilotErrorOptions } from './adpilot-error.ts';

/** Another process took over the account's lease: this one must not write any more. */
export class LeaseLostError extends AdpilotError {
  readonly code = 'lease_lost';

  constructor(options: AdpilotErrorOptions) {
    super(options);
  }
}

import { AdpilotError, type AdpilotErrorOptions } from './adpilot-error.ts';

/** What the call would act on is too old, or was read in part only. */
export class StaleDataError extends AdpilotError {
  readonly code = 'stale_data';

  constructor(options: AdpilotErrorOptions) {
    super(options);
  }
}

import { AdpilotError, type AdpilotErrorOptions } from './adpilot-error.ts';

/** Something stored does not have the shape it was written in; the context names table and row. */
export class CorruptDataError extends AdpilotError {
  readonly code = 'corrupt_data';

  constructor(options: AdpilotErrorOptions) {
    super(options);
  }
}

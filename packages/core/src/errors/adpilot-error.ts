/** Every error that the packages throw on purpose has one of these codes. */
export type AdpilotErrorCode =
  | 'invalid_input'
  | 'invalid_policy'
  | 'not_found'
  | 'conflict'
  | 'permission_denied'
  | 'platform'
  | 'lease_lost'
  | 'stale_data'
  | 'human_constraint'
  | 'corrupt_data';

/** What an error constructor takes. `context` is serialisable and never holds a secret. */
export type AdpilotErrorOptions = {
  readonly message: string;
  readonly cause?: unknown;
  readonly context?: Readonly<Record<string, string | number | boolean | null>>;
};

const BRAND = Symbol.for('adpilot.error');

/**
 * The base of every error that the packages throw on purpose.
 *
 * Tell them apart by `code`: `instanceof` fails where an application loads both the ESM and the CommonJS build.
 *
 * ```ts
 * try {
 *   parseMoney('12.345', 'USD');
 * } catch (error) {
 *   if (AdpilotError.isInstance(error) && error.code === 'invalid_input') console.error(error.message);
 * }
 * ```
 */
export abstract class AdpilotError extends Error {
  abstract readonly code: AdpilotErrorCode;
  /** Ids and figures that help to find the cause. */
  readonly context: Readonly<Record<string, string | number | boolean | null>>;
  readonly [BRAND] = true;

  protected constructor({ message, cause, context = {} }: AdpilotErrorOptions) {
    super(message, cause === undefined ? undefined : { cause });
    this.context = context;
    this.name = new.target.name;
  }

  /** Whether a caught value is one of these errors, from whichever build of the package. */
  static isInstance(error: unknown): error is AdpilotError {
    return typeof error === 'object' && error !== null && BRAND in error;
  }
}

import assert from 'node:assert/strict';
import { AdpilotError, type AdpilotErrorCode } from '../src/index.ts';

/** Asserts that a call rejects with the error of that code. */
export async function rejectsWith(code: AdpilotErrorCode, call: Promise<unknown>): Promise<void> {
  await assert.rejects(call, (error) => {
    assert.ok(AdpilotError.isInstance(error), `not one of our errors: ${String(error)}`);
    assert.equal(error.code, code);
    return true;
  });
}

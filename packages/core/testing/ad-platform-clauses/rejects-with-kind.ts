import assert from 'node:assert/strict';
import { AdpilotError, type PlatformErrorKind } from '../../src/index.ts';

/** Asserts that a call rejects with a `PlatformError`, of that kind where one is given. */
export async function rejectsWithKind(kind: PlatformErrorKind | null, call: Promise<unknown>): Promise<void> {
  await assert.rejects(call, (error) => {
    // By its code: an adapter may have loaded the other build of the class.
    assert.ok(AdpilotError.isInstance(error), `not one of our errors: ${String(error)}`);
    assert.equal(error.code, 'platform');
    assert.ok('kind' in error);
    if (kind !== null) assert.equal(error.kind, kind);
    return true;
  });
}

import { describe, expect, it } from 'vitest';
import { AdpilotError } from './adpilot-error.ts';
import { ConflictError } from './conflict-error.ts';
import { CorruptDataError } from './corrupt-data-error.ts';
import { HumanConstraintViolation } from './human-constraint-violation.ts';
import { InvalidInputError } from './invalid-input-error.ts';
import { InvalidPolicyError } from './invalid-policy-error.ts';
import { LeaseLostError } from './lease-lost-error.ts';
import { NotFoundError } from './not-found-error.ts';
import { PermissionError } from './permission-error.ts';
import { PlatformError } from './platform-error.ts';
import { StaleDataError } from './stale-data-error.ts';

const message = 'it went wrong';
const errors: readonly (readonly [string, string, AdpilotError])[] = [
  ['ConflictError', 'conflict', new ConflictError({ message })],
  ['CorruptDataError', 'corrupt_data', new CorruptDataError({ message })],
  ['HumanConstraintViolation', 'human_constraint', new HumanConstraintViolation({ message, field: 'genre' })],
  ['InvalidInputError', 'invalid_input', new InvalidInputError({ message, argument: 'x' })],
  ['InvalidPolicyError', 'invalid_policy', new InvalidPolicyError([{ path: 'roas.maxStep', message }])],
  ['LeaseLostError', 'lease_lost', new LeaseLostError({ message })],
  ['NotFoundError', 'not_found', new NotFoundError({ message })],
  [
    'PermissionError',
    'permission_denied',
    new PermissionError({ permission: 'run', actorId: 'a', role: 'viewer', required: 'manager' }),
  ],
  ['PlatformError', 'platform', new PlatformError({ message, kind: 'transient' })],
  ['StaleDataError', 'stale_data', new StaleDataError({ message })],
];

describe('AdpilotError', () => {
  it.each(errors)('is the base of %s, which has the code %s', (name, code, error) => {
    expect(error).toBeInstanceOf(Error);
    expect(AdpilotError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({ name, code });
    expect(error.stack).toContain(name);
  });

  it('recognises errors of another copy of the package', () => {
    const foreign = Object.assign(new Error(message), { [Symbol.for('adpilot.error')]: true });
    expect(AdpilotError.isInstance(foreign)).toBe(true);
  });

  it.each([[new Error(message)], [null], [undefined], ['conflict'], [{ code: 'conflict' }]])(
    'does not recognise %s',
    (value) => {
      expect(AdpilotError.isInstance(value)).toBe(false);
    },
  );

  it('carries cause and context, and neither where none was given', () => {
    const cause = new Error('socket closed');
    const error = new ConflictError({ message, cause, context: { accountId: 'act_1' } });
    expect(error.cause).toBe(cause);
    expect(error.context).toEqual({ accountId: 'act_1' });
    const bare = new ConflictError({ message });
    expect('cause' in bare).toBe(false);
    expect(bare.context).toEqual({});
  });
});

describe('InvalidInputError', () => {
  it('names the argument, in the context too', () => {
    const error = new InvalidInputError({ message, argument: 'currency', context: { row: 3 } });
    expect(error.argument).toBe('currency');
    expect(error.context).toEqual({ row: 3, argument: 'currency' });
  });
});

describe('HumanConstraintViolation', () => {
  it('names the field, in the context too', () => {
    const error = new HumanConstraintViolation({ message, field: 'genre', context: { variantId: 'v' } });
    expect(error.field).toBe('genre');
    expect(error.context).toEqual({ variantId: 'v', field: 'genre' });
  });
});

describe('InvalidPolicyError', () => {
  it('lists every issue in its message', () => {
    const error = new InvalidPolicyError([
      { path: 'roas.maxStep', message: 'too large' },
      { path: '', message: 'no object' },
    ]);
    expect(error.message).toBe('invalid policy: roas.maxStep: too large; policy: no object');
  });
});

describe('PlatformError', () => {
  it('has null for whatever the platform did not say', () => {
    expect(new PlatformError({ message, kind: 'rate_limited', retryAfterMs: 500 })).toMatchObject({
      kind: 'rate_limited',
      retryAfterMs: 500,
      platformCode: null,
      subcode: null,
      traceId: null,
      userMessage: null,
    });
  });
});

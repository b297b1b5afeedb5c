import { formatMoney, type MinorUnits } from '@adpilot/core';
import { GraphError } from './graph-error.ts';

const INVALID = {
  message: 'Invalid parameter',
  type: 'OAuthException',
  code: 100,
  is_transient: false,
} as const;

export function missingToken(): GraphError {
  return new GraphError({
    message: 'An active access token must be used to query information.',
    type: 'OAuthException',
    code: 2500,
  });
}

export function invalidToken(): GraphError {
  return new GraphError({ message: 'Invalid OAuth access token.', type: 'OAuthException', code: 190 });
}

export function deprecatedVersion(newest: string): GraphError {
  return new GraphError({
    message: `(#2635) You are calling a deprecated version of the Ads API. Please update to ${newest}.`,
    type: 'OAuthException',
    code: 2635,
  });
}

export function unknownPath(path: string): GraphError {
  return new GraphError({ message: `Unknown path components: ${path}`, type: 'OAuthException', code: 2500 });
}

export function unknownObject(method: string, id: string): GraphError {
  return new GraphError({
    message: `Unsupported ${method.toLowerCase()} request. Object with ID '${id}' does not exist, is not visible, or does not support this operation.`,
    type: 'GraphMethodException',
    code: 100,
    error_subcode: 33,
  });
}

export function unknownField(field: string, nodeType: string): GraphError {
  return parameterError(`Tried accessing nonexisting field (${field}) on node type (${nodeType})`);
}

/** A request that Meta calls invalid without saying more than its message. */
export function parameterError(message: string): GraphError {
  return new GraphError({ message: `(#100) ${message}`, type: 'OAuthException', code: 100 });
}

export function invalidCursor(): GraphError {
  return parameterError('Invalid cursors values in your request');
}

export function fieldSyntaxError(fields: string): GraphError {
  return new GraphError({
    message: `Syntax error in the field list: ${fields}`,
    type: 'OAuthException',
    code: 2500,
  });
}

export function batchTooLarge(limit: number): GraphError {
  return new GraphError({
    message: `Too many requests in batch message. Maximum batch size is ${limit}`,
    type: 'GraphBatchException',
    code: 100,
  });
}

/** A value that the account's owner may correct: with a title and a text for people, and the field to blame. */
export function refusedValue(
  field: string,
  { title, text, subcode }: { readonly title: string; readonly text: string; readonly subcode?: number },
): GraphError {
  return new GraphError({
    ...INVALID,
    ...(subcode === undefined ? {} : { error_subcode: subcode }),
    error_user_title: title,
    error_user_msg: text,
    error_data: { blame_field_specs: [[field]] },
  });
}

export function budgetTooLow(field: string, minimum: MinorUnits, currency: string): GraphError {
  const text = `Your budget must be at least ${formatMoney({ minor: minimum, currency })}.`;
  return refusedValue(field, { title: 'Budget Is Too Low', text, subcode: 1885272 });
}

export function budgetHeldElsewhere(field: string): GraphError {
  return refusedValue(field, {
    title: 'Only One Level Can Have A Budget',
    text: 'The budget is set either on the campaign or on its ad sets, and here the other level has it.',
    subcode: 1885621,
  });
}

export function tooManyBudgetChanges(): GraphError {
  return new GraphError({
    message: '(#613) Calls to this api have exceeded the rate limit.',
    type: 'OAuthException',
    code: 613,
    error_subcode: 1487632,
    is_transient: false,
    error_user_title: 'Ad Set Budget Change Limit',
    error_user_msg: 'The budget of this ad set was changed four times within an hour. Try again later.',
  });
}

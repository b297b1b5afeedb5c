import type { PlatformErrorKind } from '@adpilot/core';

/** What an error code of the Graph API means for the caller. */
export type ErrorMeaning = {
  readonly kind: PlatformErrorKind;
  /** How long Meta refuses, where the code itself says so. */
  readonly retryAfterMs?: number;
  /** A budget of edits is used up: repeating the call soon is useless by definition. */
  readonly quota?: true;
};

const SECOND = 1000;
const HOUR = 3600 * SECOND;
const DAY = 24 * HOUR;

const TRANSIENT: ErrorMeaning = { kind: 'transient' };
const RATE_LIMITED: ErrorMeaning = { kind: 'rate_limited' };
const AUTH: ErrorMeaning = { kind: 'auth' };
const PERMISSION: ErrorMeaning = { kind: 'permission' };
const POLICY: ErrorMeaning = { kind: 'policy_rejected' };
const NOT_FOUND: ErrorMeaning = { kind: 'not_found' };
const INVALID: ErrorMeaning = { kind: 'invalid_request' };

// The key `code/subcode` is asked for first, then a star and the subcode (it means the same under every code), then
// `code`. Codes 1 and 100 are not listed alone: they stand for anything.
/** The one table of error codes. */
export const ERROR_MEANINGS: Readonly<Record<string, ErrorMeaning>> = {
  // A blocked account. Listed by subcode as well: it must never read as a token fault, which people answer by retrying.
  '368': POLICY,
  '*/1404078': POLICY,
  '*/1404082': POLICY,
  '*/2859015': POLICY,

  '1/99': TRANSIENT,
  '2': TRANSIENT,
  '960': TRANSIENT,
  // Under code 2, yet no repetition cures them: breakdowns or metrics that do not go together.
  '2/1504041': INVALID,
  '2/1504042': INVALID,
  // Meta flags it as transient, but an image that cannot be fetched stays so.
  '*/1487833': INVALID,

  // Four budget edits an hour and ad set; ten spend cap changes a day; new ads by daily spend.
  '613/1487632': { kind: 'rate_limited', retryAfterMs: HOUR, quota: true },
  '17/1885172': { kind: 'rate_limited', retryAfterMs: DAY, quota: true },
  '613/1487225': { kind: 'rate_limited', retryAfterMs: DAY, quota: true },
  // A burst of more than a hundred writes a second: over at once.
  '613/5044001': { kind: 'rate_limited', retryAfterMs: SECOND },
  '4': RATE_LIMITED,
  '17': RATE_LIMITED,
  '32': RATE_LIMITED,
  '341': RATE_LIMITED,
  '613': RATE_LIMITED,

  '102': AUTH,
  '104': AUTH,
  '190': AUTH,

  '3': PERMISSION,
  '10': PERMISSION,
  '*/1815694': PERMISSION,
  '*/3191001': PERMISSION,

  '100/33': NOT_FOUND,
  '803': NOT_FOUND,
};

/** Families of codes that share a meaning, first and last code included. */
export const ERROR_RANGES: readonly {
  readonly from: number;
  readonly to: number;
  readonly meaning: ErrorMeaning;
}[] = [
  { from: 200, to: 299, meaning: PERMISSION },
  // One code per use case: insights, management, catalogues, Instagram, ...
  { from: 80_000, to: 80_099, meaning: RATE_LIMITED },
];

/**
 * The few faults that share code and subcode with others and differ in their technical text only. That text is English;
 * what is translated for the token's owner is the user message, which is never looked at.
 */
export const ERROR_TEXTS: readonly {
  readonly code: number;
  readonly text: RegExp;
  readonly meaning: ErrorMeaning;
}[] = [
  { code: 100, text: /^\(#100\) missing permission/i, meaning: PERMISSION },
  { code: 190, text: /permission\(s\) must be granted/i, meaning: PERMISSION },
  { code: 2500, text: /access token/i, meaning: AUTH },
];

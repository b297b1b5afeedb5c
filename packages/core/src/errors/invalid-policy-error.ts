import { AdpilotError } from './adpilot-error.ts';

/** One thing that is wrong in a policy. */
export type PolicyIssue = { readonly path: string; readonly message: string };

/** A policy that cannot be meant: each issue names its path. */
export class InvalidPolicyError extends AdpilotError {
  readonly code = 'invalid_policy';
  readonly issues: readonly PolicyIssue[];

  constructor(issues: readonly PolicyIssue[]) {
    const lines = issues.map(({ path, message }) => `${path || 'policy'}: ${message}`);
    super({
      message: `invalid policy: ${lines.join('; ')}`,
      context: { paths: issues.map(({ path }) => path).join(', ') },
    });
    this.issues = issues;
  }
}

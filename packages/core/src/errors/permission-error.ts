import { AdpilotError } from './adpilot-error.ts';

/** The actor's role does not allow the call. */
export class PermissionError extends AdpilotError {
  readonly code = 'permission_denied';

  constructor({
    permission,
    actorId,
    role,
    required,
  }: {
    readonly permission: string;
    readonly actorId: string;
    readonly role: string;
    readonly required: string;
  }) {
    super({
      message: `${actorId} (${role}) may not ${permission}: it needs ${required}`,
      context: { permission, actorId, role, required },
    });
  }
}

import { PermissionError } from '../errors/permission-error.ts';

/** From least to most. */
export type Role = 'viewer' | 'operator' | 'manager' | 'admin';

const ROLES: readonly Role[] = ['viewer', 'operator', 'manager', 'admin'];

/** Who asks for something. Jobs act as `{ id: 'system:scheduler', role: 'manager' }`. */
export type Actor = { readonly id: string; readonly role: Role };

/** The lowest role for each permission. */
const LOWEST_ROLE = {
  read: 'viewer',
  plan: 'operator',
  run: 'manager',
} as const satisfies Record<string, Role>;

export type Permission = keyof typeof LOWEST_ROLE;

export function isPermitted(actor: Actor, permission: Permission): boolean {
  return ROLES.indexOf(actor.role) >= ROLES.indexOf(LOWEST_ROLE[permission]);
}

/** @throws PermissionError where the actor's role is too low */
export function requirePermission(actor: Actor, permission: Permission): void {
  if (isPermitted(actor, permission)) return;
  throw new PermissionError({
    permission,
    actorId: actor.id,
    role: actor.role,
    required: LOWEST_ROLE[permission],
  });
}

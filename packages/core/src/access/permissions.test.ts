import { describe, expect, it } from 'vitest';
import { PermissionError } from '../errors/permission-error.ts';
import { isPermitted, requirePermission } from './permissions.ts';

describe('permissions', () => {
  it.each([
    ['viewer', true, false, false],
    ['operator', true, true, false],
    ['manager', true, true, true],
    ['admin', true, true, true],
  ] as const)('let a %s read: %s, plan: %s, run: %s', (role, read, plan, run) => {
    const actor = { id: 'user-1', role };
    expect(isPermitted(actor, 'read')).toBe(read);
    expect(isPermitted(actor, 'plan')).toBe(plan);
    expect(isPermitted(actor, 'run')).toBe(run);
  });

  it('let a role that nobody knows do nothing', () => {
    const actor = JSON.parse('{ "id": "user-1", "role": "root" }');
    expect(isPermitted(actor, 'read')).toBe(false);
  });

  it('name the actor, the permission and the role that it needs when they refuse', () => {
    const viewer = { id: 'user-1', role: 'viewer' } as const;
    expect(() => requirePermission(viewer, 'run')).toThrow(PermissionError);
    expect(() => requirePermission(viewer, 'run')).toThrow('user-1 (viewer) may not run: it needs manager');
    expect(() => requirePermission(viewer, 'read')).not.toThrow();
  });
});

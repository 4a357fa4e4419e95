import { describe, expect, it } from 'vitest';
import { roles } from './field.ts';
import { may, permissions } from './permission.ts';

const whoMay = (permission: (typeof permissions)[number]) => roles.filter((role) => may(role, permission));

describe('what a role may do', () => {
  it('is everything for the owner', () => {
    expect(permissions.every((permission) => may('owner', permission))).toBe(true);
  });
  it('leaves the duty, the operators and the audit to few', () => {
    expect(whoMay('duty-change')).toEqual(['owner']);
    expect(whoMay('operators-change')).toEqual(['owner']);
    expect(whoMay('audit-see')).toEqual(['owner', 'auditor']);
  });
  it('lets those who stand at the door open it, and nobody who only looks', () => {
    expect(whoMay('lanes-operate')).toEqual(['owner', 'manager', 'guard']);
  });
  it('shows people to no guard and no auditor', () => {
    expect(whoMay('people-see')).toEqual(['owner', 'manager', 'tracer']);
  });
});

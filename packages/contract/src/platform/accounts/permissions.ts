import { z } from '@hono/zod-openapi';

/** What a role or an API key may be allowed, beside what everybody may do with his own account. */
export const platformPermissions = [
  'flow-see',
  'records-see',
  'records-reveal',
  'records-trace',
  'records-export',
  'alarms-see',
  'alarms-handle',
  'devices-see',
  'devices-change',
  'devices-command',
  'locations-see',
  'locations-change',
  'duties-see',
  'duties-change',
  'retention-see',
  'retention-change',
  'integrations-change',
  'people-see',
  'people-change',
  'people-export',
  'people-reveal',
  'directory-write',
  'lists-see',
  'lists-change',
  'appeals-decide',
  'visitors-see',
  'visitors-invite',
  'visitors-approve',
  'visitors-desk',
  'visitors-rule',
  'organisations-see',
  'organisations-change',
  'accounts-see',
  'accounts-change',
  'keys-change',
  'providers-change',
  'audit-see',
  'certificates-see',
  'retirement-see',
  'retirement-request',
  'retirement-approve',
  'retirement-validate',
  'approvals-decide',
] as const;
export type PlatformPermission = (typeof platformPermissions)[number];
export const platformPermissionSchema = z.enum(platformPermissions);

/** Roles that every organisation has, without making them. */
export const builtInRoles = [
  'owner',
  'administrator',
  'guard',
  'tracer',
  'front-desk',
  'analyst',
  'auditor',
] as const;
export type BuiltInRole = (typeof builtInRoles)[number];

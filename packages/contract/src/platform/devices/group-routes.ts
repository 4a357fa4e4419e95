import { z } from '@hono/zod-openapi';
import { plainText } from '../../common.ts';
import { settingKeySchema, settingsSchema, settingValueSchema } from '../../link/config.ts';
import { deviceIdSchema } from '../../link/identifiers.ts';
import { body, json, nothing, route } from '../../route.ts';
import { rowIdSchema } from '../people/person.ts';

const versionNumber = z.int().min(1).max(1_000_000);
const inForce = z.object({ id: z.string(), name: z.string(), version: versionNumber });

export const deviceGroupSchema = z
  .object({
    id: z.string(),
    organisation: z.string(),
    name: z.string(),
    devices: z.int(),
    /** Which version of which profile its devices follow. */
    profile: inForce.nullable(),
    /** Of its devices: how many said that they follow, how many refused a value, how many have not said yet. */
    settled: z.int(),
    refused: z.int(),
    waiting: z.int(),
  })
  .openapi('DeviceGroup');
export type DeviceGroupView = z.infer<typeof deviceGroupSchema>;

export const configProfileSchema = z
  .object({
    id: z.string(),
    organisation: z.string(),
    name: z.string(),
    /** The newest. */
    version: versionNumber,
    settings: settingsSchema,
    changedAt: z.int(),
    changedBy: z.string(),
    groups: z.array(z.object({ id: z.string(), name: z.string(), version: versionNumber })),
  })
  .openapi('ConfigProfile');
export type ConfigProfileView = z.infer<typeof configProfileSchema>;

export const profileVersionSchema = z
  .object({
    version: versionNumber,
    settings: settingsSchema,
    madeAt: z.int(),
    madeBy: z.string(),
    note: z.string().nullable(),
  })
  .openapi('ConfigProfileVersion');
export type ProfileVersionView = z.infer<typeof profileVersionSchema>;

/** Which values would change on how many devices; `from` or `to` is absent where the key would come or go. */
export const settingsPreviewSchema = z
  .object({
    devices: z.int(),
    changed: z.int(),
    changes: z.array(
      z.object({
        key: settingKeySchema,
        from: settingValueSchema.optional(),
        to: settingValueSchema.optional(),
        devices: z.int(),
      }),
    ),
  })
  .openapi('SettingsPreview');
export type SettingsPreviewView = z.infer<typeof settingsPreviewSchema>;

const one = z.object({ id: rowIdSchema });
const named = z.strictObject({ name: plainText(100) });
/** Null: no profile. */
const followed = z.strictObject({ profile: rowIdSchema, version: versionNumber }).nullable();
const members = z.array(deviceIdSchema).max(10_000);

export const deviceGroupRoutes = {
  list: route({
    method: 'get',
    path: '/api/device-groups',
    tags: ['device-groups'],
    summary: 'Groups of sentinels, and how far each follows its profile',
    responses: json(z.object({ items: z.array(deviceGroupSchema) })),
  }),
  create: route({
    method: 'post',
    path: '/api/device-groups',
    tags: ['device-groups'],
    summary: 'A new group',
    request: { body: body(named.extend({ organisation: rowIdSchema.optional() })) },
    responses: json(deviceGroupSchema),
  }),
  rename: route({
    method: 'patch',
    path: '/api/device-groups/{id}',
    tags: ['device-groups'],
    summary: 'Another name for a group',
    request: { params: one, body: body(named) },
    responses: json(deviceGroupSchema),
  }),
  remove: route({
    method: 'delete',
    path: '/api/device-groups/{id}',
    tags: ['device-groups'],
    summary: 'Remove a group; its sentinels keep what they have of their own',
    request: { params: one },
    responses: nothing('Removed'),
  }),
  members: route({
    method: 'post',
    path: '/api/device-groups/{id}/members',
    tags: ['device-groups'],
    summary: 'Put sentinels into a group, out of the one they were in, or out of it',
    request: { params: one, body: body(z.strictObject({ add: members, remove: members })) },
    responses: json(z.object({ added: z.int(), removed: z.int() })),
  }),
  preview: route({
    method: 'post',
    path: '/api/device-groups/{id}/profile-preview',
    tags: ['device-groups'],
    summary: 'What would change if the group followed a version of a profile',
    request: { params: one, body: body(z.strictObject({ follow: followed })) },
    responses: json(settingsPreviewSchema),
  }),
  follow: route({
    method: 'put',
    path: '/api/device-groups/{id}/profile',
    tags: ['device-groups'],
    summary: 'Let a group follow a version of a profile: rolled out to all of its sentinels',
    request: { params: one, body: body(z.strictObject({ follow: followed })) },
    responses: json(z.object({ changed: z.int() })),
  }),
};

export const configProfileRoutes = {
  list: route({
    method: 'get',
    path: '/api/config-profiles',
    tags: ['config-profiles'],
    summary: 'Profiles of settings',
    responses: json(z.object({ items: z.array(configProfileSchema) })),
  }),
  create: route({
    method: 'post',
    path: '/api/config-profiles',
    tags: ['config-profiles'],
    summary: 'A new profile, with its first version',
    request: {
      body: body(named.extend({ organisation: rowIdSchema.optional(), settings: settingsSchema })),
    },
    responses: json(configProfileSchema),
  }),
  versions: route({
    method: 'get',
    path: '/api/config-profiles/{id}/versions',
    tags: ['config-profiles'],
    summary: 'All versions of a profile, the newest first',
    request: { params: one },
    responses: json(z.object({ items: z.array(profileVersionSchema) })),
  }),
  addVersion: route({
    method: 'post',
    path: '/api/config-profiles/{id}/versions',
    tags: ['config-profiles'],
    summary: 'A new version; groups go on following theirs until they are told',
    request: {
      params: one,
      body: body(z.strictObject({ settings: settingsSchema, note: plainText(200).nullable() })),
    },
    responses: json(profileVersionSchema),
  }),
  remove: route({
    method: 'delete',
    path: '/api/config-profiles/{id}',
    tags: ['config-profiles'],
    summary: 'Remove a profile that no group follows',
    request: { params: one },
    responses: nothing('Removed'),
  }),
};

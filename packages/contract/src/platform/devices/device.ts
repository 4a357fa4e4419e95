import { z } from '@hono/zod-openapi';
import { commandPhases } from '@vedette/domain';
import { settingKeySchema, settingProblemSchema, settingValueSchema } from '../../link/config.ts';
import { placeSchema } from '../people/person.ts';

export const deviceStateSchema = z.enum(['quarantined', 'claimed', 'retired']);
const document = z.record(z.string(), z.unknown()).nullable();

/** What is wrong with a sentinel, as far as the platform can see; each is a phrase. */
export const deviceTroubles = [
  'offline',
  'never-heard',
  'clock-off',
  'clock-unsynced',
  'storage-low',
  'tampered',
  'part-failed',
  'records-waiting',
  'captures-waiting',
  'settings-refused',
  'settings-late',
  'update-trying',
  'update-fell-back',
] as const;
export type DeviceTroubleCode = (typeof deviceTroubles)[number];

export const deviceTroubleSchema = z
  .object({
    code: z.enum(deviceTroubles),
    /** Figures and names that the phrase shows. */
    values: z.record(z.string(), z.union([z.string(), z.number()])),
  })
  .openapi('DeviceTrouble');
export type DeviceTroubleView = z.infer<typeof deviceTroubleSchema>;

export const deviceSchema = z
  .object({
    id: z.string(),
    state: deviceStateSchema,
    site: placeSchema.nullable(),
    /** The group whose profile it follows. */
    group: z.string().nullable(),
    createdAt: z.int(),
    claimedAt: z.int().nullable(),
    retiredAt: z.int().nullable(),
    /** Null for a device that was never there. */
    presence: z
      .object({
        isOnline: z.boolean(),
        over: z.string().nullable(),
        bornAt: z.int().nullable(),
        heardAt: z.int(),
        goneAt: z.int().nullable(),
        /** As the device told them: `BirthFacts` and `Health` of the device link. */
        facts: document,
        health: document,
      })
      .nullable(),
    troubles: z.array(deviceTroubleSchema),
  })
  .openapi('Device');
export type DeviceView = z.infer<typeof deviceSchema>;

/** A device that nobody has claimed, with what it says of itself; nobody has confirmed that. */
export const quarantinedDeviceSchema = z
  .object({
    id: z.string(),
    firstAt: z.int(),
    lastAt: z.int(),
    software: z.string().nullable(),
    model: z.string().nullable(),
    serial: z.string().nullable(),
    /** Until when it shows a code by which it can be claimed; null when it shows none. */
    codeUntil: z.int().nullable(),
  })
  .openapi('QuarantinedDevice');
export type QuarantinedDeviceView = z.infer<typeof quarantinedDeviceSchema>;

export const deviceCountsSchema = z
  .object({ online: z.int(), offline: z.int(), neverHeard: z.int(), retired: z.int() })
  .openapi('DeviceCounts');

export const deviceEventSchema = z
  .object({
    id: z.string(),
    at: z.int(),
    /** `claimed`, `born`, `gone`, `silent`, `settings-reported`, `group-changed`, `retired`, … */
    kind: z.string(),
    by: z.string().nullable(),
    detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  })
  .openapi('DeviceEvent');
export type DeviceEventView = z.infer<typeof deviceEventSchema>;

/** A retired device: its key never comes back. */
export const tombstoneSchema = z
  .object({
    device: z.string(),
    /** SHA-256 of its public key, hexadecimal. */
    keyHash: z.string(),
    retiredAt: z.int(),
    by: z.string().nullable(),
    reason: z.string().nullable(),
    site: placeSchema.nullable(),
  })
  .openapi('DeviceTombstone');
export type TombstoneView = z.infer<typeof tombstoneSchema>;

export const effectiveSettingsSchema = z
  .object({
    group: z.string().nullable(),
    profile: z.object({ id: z.string(), name: z.string(), version: z.int() }).nullable(),
    settings: z.array(
      z.object({ key: settingKeySchema, value: settingValueSchema, from: z.enum(['profile', 'own']) }),
    ),
    desiredVersion: z.int(),
    reportedVersion: z.int().nullable(),
    reportedAt: z.int().nullable(),
    problems: z.array(settingProblemSchema),
  })
  .openapi('EffectiveSettings');
export type EffectiveSettingsView = z.infer<typeof effectiveSettingsSchema>;

export const commandViewSchema = z
  .object({
    id: z.string(),
    device: z.string(),
    kind: z.string(),
    phase: z.enum(commandPhases),
    givenAt: z.int(),
    givenBy: z.string(),
    notAfter: z.int(),
    endedAt: z.int().nullable(),
    reason: z.string().nullable(),
    failure: z.string().nullable(),
    result: z.array(z.tuple([z.string(), z.union([z.string(), z.number(), z.boolean()])])).nullable(),
  })
  .openapi('Command');
export type CommandView = z.infer<typeof commandViewSchema>;

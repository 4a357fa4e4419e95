import type { Branded, Instant } from '@vedette/domain';
import { z } from 'zod';
import { instantSchema } from '../common.ts';

/** 16 characters of lower-case base32: the beginning of the SHA-256 of a device's public key. */
export type DeviceId = Branded<string, 'DeviceId'>;
/** Which log of a device: one for each life of its outbox. */
export type LogId = Branded<string, 'LogId'>;
/** 22 characters of base64url. */
export type SubjectTag = Branded<string, 'SubjectTag'>;
/** A UUID. */
export type CommandId = Branded<string, 'CommandId'>;
/** SHA-256 in lower-case hexadecimal. */
export type ContentHash = Branded<string, 'ContentHash'>;

/** The type of a text that a pattern has checked. */
export function named<T extends string>(pattern: RegExp): z.ZodType<T, string> {
  return z.string().regex(pattern) as unknown as z.ZodType<T, string>;
}

/** Bytes as unpadded base64url, `bytes` long. */
export function base64urlOf(bytes: number): z.ZodString {
  return z.string().regex(new RegExp(`^[A-Za-z0-9_-]{${base64urlLength(bytes)}}$`));
}

/** How many characters of unpadded base64url so many bytes are. */
export const base64urlLength = (bytes: number): number => Math.ceil((bytes * 4) / 3);
export const base64urlPattern = /^[A-Za-z0-9_-]*$/;

/** Bytes as unpadded base64url, at most that many. */
export function base64urlUpTo(bytes: number): z.ZodString {
  return z.string().max(base64urlLength(bytes)).regex(base64urlPattern);
}

export const deviceIdSchema = named<DeviceId>(/^[a-z2-7]{16}$/);
export const logIdSchema = named<LogId>(/^[A-Za-z0-9._-]{1,64}$/);
export const subjectTagPattern = /^[A-Za-z0-9_-]{22}$/;
export const subjectTagSchema = named<SubjectTag>(subjectTagPattern);
export const commandIdSchema = named<CommandId>(
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
);
export const contentHashSchema = named<ContentHash>(/^[0-9a-f]{64}$/);
/** Ed25519 or X25519, 32 bytes. */
export const publicKeySchema = base64urlOf(32);
/** A number that the sender gives each message, from 1 in each channel, so that an answer can name it. */
export const messageIdSchema = z.int().min(1).max(Number.MAX_SAFE_INTEGER);
export const seqSchema = z.int().min(1).max(Number.MAX_SAFE_INTEGER);
export const countSchema = z.int().min(0).max(Number.MAX_SAFE_INTEGER);
/** By the platform's time, as well as the sender knows it. */
export const momentSchema = instantSchema as unknown as z.ZodType<Instant, number>;
/** Milliseconds to wait. */
export const waitSchema = z.int().min(0).max(86_400_000);
export const wordLength = 64;
export const wordPattern = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*(?::[a-z0-9]+(?:-[a-z0-9]+)*)?$/;
/** Words of an open vocabulary, such as reasons: an older platform keeps those that it does not know. */
export const wordSchema = z.string().max(wordLength).regex(wordPattern);
/** A short line from a program, such as its version. */
export const lineSchema = z
  .string()
  .max(80)
  .regex(/^[\x20-\x7e]*$/);

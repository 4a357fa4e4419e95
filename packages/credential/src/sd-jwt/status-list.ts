import { type Instant, instant } from '@vedette/domain';
import { inflateZlib } from '../common/inflate.ts';
import { isJsonObject, type Json, type JsonObject, memberOf } from '../common/strict-json.ts';
import type { CredentialFault } from '../core/fault.ts';
import { decodeBase64url } from './base64url.ts';
import { type CompactJws, parseCompactJws } from './compact-jws.ts';
import { dateIn } from './numeric-date.ts';
import type { StatusListDocument } from './trust.ts';

/** The lists that are here, by the address that credentials name. Nothing is ever fetched while verifying. */
export interface StatusLists {
  find(uri: string): StatusListDocument | null;
}

/** Eight million entries of one bit take a megabyte. */
const limits = { token: 4_194_304, bytes: 4_194_304 } as const;

/** A Token Status List, read and not yet believed. */
export interface StatusList {
  readonly jws: CompactJws;
  readonly uri: string;
  readonly bits: number;
  readonly bytes: Uint8Array;
  readonly issuedAt: Instant;
  readonly expiresAt: Instant | null;
  /** Seconds for which a copy may be used; null where the list does not say. */
  readonly ttl: number | null;
}

/** Null for anything that is no list in JWT form, or larger than a terminal keeps. */
export function parseStatusList(token: string): StatusList | null {
  const read = token.length > limits.token ? null : parseCompactJws(token);
  if (!read?.ok || memberOf(read.value.header, 'typ') !== 'statuslist+jwt') return null;
  const { payload } = read.value;
  const list = memberOf(payload, 'status_list');
  const contents = isJsonObject(list) ? contentsOf(list) : null;
  const [uri, ttl] = [memberOf(payload, 'sub'), memberOf(payload, 'ttl')];
  const [issuedAt, expiresAt] = [dateIn(payload, 'iat'), dateIn(payload, 'exp')];
  const isDated = issuedAt !== null && issuedAt !== undefined && expiresAt !== undefined;
  if (contents === null || typeof uri !== 'string' || !isDated || !isTtl(ttl)) return null;
  return { jws: read.value, uri, ...contents, issuedAt, expiresAt, ttl: ttl ?? null };
}

const isTtl = (ttl: Json | undefined): ttl is number | undefined =>
  ttl === undefined || (typeof ttl === 'number' && ttl > 0);

function contentsOf(list: JsonObject): Pick<StatusList, 'bits' | 'bytes'> | null {
  const [bits, lst] = [memberOf(list, 'bits'), memberOf(list, 'lst')];
  if (bits !== 1 && bits !== 2 && bits !== 4 && bits !== 8) return null;
  const packed = typeof lst === 'string' ? decodeBase64url(lst) : null;
  const bytes = packed === null ? null : inflateZlib(packed, limits.bytes);
  return bytes?.ok ? { bits, bytes: bytes.value } : null;
}

/** The entry at an index, lowest bits of a byte first; null beyond the end. 0 is valid, all else is not. */
export function statusAt({ bits, bytes }: StatusList, index: number): number | null {
  const perByte = 8 / bits;
  const byte = bytes[Math.floor(index / perByte)];
  return byte === undefined ? null : (byte >> ((index % perByte) * bits)) & (2 ** bits - 1);
}

/** Whether a copy is too old to be asked: past its own end, or kept longer than it says it may be. */
export function isStale(
  { issuedAt, expiresAt, ttl }: StatusList,
  received: Instant | null,
  at: Instant,
): boolean {
  if (issuedAt > at || (expiresAt !== null && !(at < expiresAt))) return true;
  const since = received ?? issuedAt;
  return ttl !== null && !(at < instant(since + ttl * 1_000));
}

/** Where a credential's status stands: its list and its place there. */
export interface StatusReference {
  readonly uri: string;
  readonly index: number;
}

/** Null where the credential names no status; a fault where it names one that cannot be looked up. */
export function statusReference(signed: JsonObject): StatusReference | CredentialFault | null {
  const status = memberOf(signed, 'status');
  if (status === undefined) return null;
  const list = isJsonObject(status) ? memberOf(status, 'status_list') : undefined;
  if (list === undefined) return 'revocation-stale';
  const [uri, index] = isJsonObject(list) ? [memberOf(list, 'uri'), memberOf(list, 'idx')] : [];
  const isPlace = typeof index === 'number' && Number.isSafeInteger(index) && index >= 0;
  return typeof uri === 'string' && isPlace ? { uri, index } : 'schema';
}

import { isPassRecord, type LogEntryWire, logEntrySchema, type SealedWire } from '@vedette/contract/link';
import type { LinkEntry, ReceivedEntry, SealedBody, SequencedLinkEntry } from './entry.ts';

/** @param sealed at most 16 KiB */
function toSealedWire(sealed: SealedBody | null): SealedWire | null {
  if (sealed === null) return null;
  return { keyId: sealed.keyId, bytes: Buffer.from(sealed.bytes).toString('base64url') };
}

function fromSealedWire(sealed: SealedWire | null): SealedBody | null {
  if (sealed === null) return null;
  const { buffer, byteOffset, length } = Buffer.from(sealed.bytes, 'base64url');
  return { keyId: sealed.keyId, bytes: new Uint8Array(buffer, byteOffset, length) };
}

/** An entry as it goes over the wire. */
export function toEntryWire({ seq, entry }: SequencedLinkEntry): { seq: number; entry: LogEntryWire } {
  return { seq, entry: entryToWire(entry) };
}

function entryToWire(entry: LinkEntry): LogEntryWire {
  switch (entry.kind) {
    case 'pass-record': {
      const { header, body } = entry;
      const words = { reasons: [...header.reasons], notices: [...header.notices], by: [...header.by] };
      return { ...entry, header: { ...header, ...words }, body: toSealedWire(body) };
    }
    case 'alarm':
      return { ...entry, values: { ...entry.values }, details: toSealedWire(entry.details) };
    case 'alarm-acknowledged':
      return { ...entry, details: toSealedWire(entry.details) };
    default:
      return entry;
  }
}

/** Looks at one entry by itself; what cannot be read becomes `malformed` and keeps its place. Never throws. */
export function fromEntryWire({ seq, entry }: { seq: number; entry: unknown }): ReceivedEntry {
  if (isPassRecord(entry)) return { seq, entry: entryFromWire(entry) };
  const parsed = logEntrySchema.safeParse(entry);
  return { seq, entry: parsed.success ? entryFromWire(parsed.data) : { kind: 'malformed' } };
}

function entryFromWire(entry: LogEntryWire): LinkEntry {
  switch (entry.kind) {
    case 'pass-record':
      return { ...entry, body: fromSealedWire(entry.body) };
    case 'alarm':
    case 'alarm-acknowledged':
      return { ...entry, details: fromSealedWire(entry.details) };
    default:
      return entry;
  }
}

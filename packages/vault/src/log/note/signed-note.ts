import { fromBase64, toBase64 } from './base64.ts';
import { isKeyName, type VerifierKey } from './verifier-key.ts';

/** A text and who signed it (C2SP signed-note, v1). */
export interface SignedNote {
  /** Ends with a newline. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

export interface NoteSignature {
  readonly name: string;
  readonly id: string;
  /** What follows the key id; its form is the algorithm's. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const noteBytesAtMost = 1_000_000;
const signaturesAtMost = 100;
const idLength = 4;

/** Null for anything that is no signed note. No signature is believed by this. */
export function parseNote(note: string): SignedNote | null {
  if (note.length > noteBytesAtMost || /[\p{Cc}]/u.test(note.replaceAll('\n', ''))) return null;
  const end = note.lastIndexOf('\n\n');
  if (end < 0 || !note.endsWith('\n')) return null;
  const lines = note.slice(end + 2, -1).split('\n');
  if (lines.length > signaturesAtMost) return null;
  const signatures = lines.map(parseSignature).filter((one) => one !== null);
  return signatures.length === lines.length ? { text: note.slice(0, end + 1), signatures } : null;
}

function parseSignature(line: string): NoteSignature | null {
  const [, name, encoded] = /^\u2014 (\S+) (\S+)$/u.exec(line) ?? [];
  if (name === undefined || encoded === undefined || !isKeyName(name)) return null;
  const bytes = fromBase64(encoded);
  if (bytes === null || bytes.length <= idLength) return null;
  return { name, id: hexOf(bytes.subarray(0, idLength)), bytes: bytes.slice(idLength) };
}

export function noteText({ text, signatures }: SignedNote): string {
  return `${text}\n${signatures.map(signatureLine).join('')}`;
}

function signatureLine({ name, id, bytes }: NoteSignature): string {
  const keyId = id.match(/../g)?.map((digits) => Number.parseInt(digits, 16)) ?? [];
  return `\u2014 ${name} ${toBase64(Uint8Array.of(...keyId, ...bytes))}\n`;
}

/** Those that say they are of this key. */
export function signaturesOf(note: SignedNote, key: VerifierKey): readonly NoteSignature[] {
  return note.signatures.filter(({ name, id }) => name === key.name && id === key.id);
}

const hexOf = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

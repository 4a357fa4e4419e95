import { type Instant, instant, VedetteError } from '@vedette/domain';
import { canonicalJson, type Json } from '../json/canonical-json.ts';
import { type LogEntry, type LogEntryKind, type LogValueForm, logDetails } from './entry.ts';

const countAtMost = 9_999_999_999;
const hashPattern = /^[A-Za-z0-9_-]{43}$/;
const patterns: Readonly<Record<Exclude<LogValueForm, 'count'>, RegExp>> = {
  word: /^[a-z][a-z0-9]{0,31}(?:-[a-z0-9]{1,32}){0,7}$/,
  id: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
  hash: hashPattern,
  day: /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/,
};
const timePattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/**
 * The bytes of an entry, whose hash is the leaf: its members as canonical JSON (RFC 8785), `v` 1 among them.
 * @throws VedetteError `input-invalid` for anything that its kind has no room for
 */
export function entryText(entry: LogEntry): string {
  const { kind, at, organisation, subject, detail } = entry;
  const wrong = problemOf(entry);
  if (wrong !== null) throw new VedetteError('input-invalid', 'caller', { at: `log entry: ${wrong}` });
  return canonicalJson({ v: 1, kind, at: timeText(at), organisation, subject, detail: { ...detail } });
}

/** Null for anything that no writer of ours would have written. */
export function parseEntry(text: string): LogEntry | null {
  try {
    const { kind, at, organisation, subject, detail } = JSON.parse(text) as Record<string, Json>;
    if (typeof at !== 'string' || !timePattern.test(at)) return null;
    const entry = { kind, at: instant(Date.parse(at)), organisation, subject, detail } as LogEntry;
    return entryText(entry) === text ? entry : null;
  } catch {
    return null;
  }
}

const timeText = (at: Instant): string => new Date(at).toISOString();

/** The member that is wrong; null when none is. */
function problemOf({ kind, at, organisation, subject, detail }: LogEntry): string | null {
  if (!Object.hasOwn(logDetails, kind)) return 'kind';
  if (!Number.isInteger(at) || !timePattern.test(timeText(at))) return 'at';
  if (!isHash(organisation)) return 'organisation';
  if (subject !== null && !isHash(subject)) return 'subject';
  return wrongDetail(kind, detail);
}

function wrongDetail(kind: LogEntryKind, detail: object): string | null {
  const forms: Readonly<Record<string, LogValueForm>> = logDetails[kind];
  const wrong = Object.entries(detail).find(
    ([name, value]) => !Object.hasOwn(forms, name) || !hasForm(value, forms[name]),
  );
  // Named by its place and never by its value: that may be just what must not stand here.
  return wrong === undefined ? null : 'detail';
}

const isHash = (value: unknown): boolean => typeof value === 'string' && hashPattern.test(value);

function hasForm(value: unknown, form: LogValueForm | undefined): boolean {
  if (value === undefined) return true;
  if (form === undefined) return false;
  if (form === 'count') return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= countAtMost;
  return typeof value === 'string' && patterns[form].test(value);
}

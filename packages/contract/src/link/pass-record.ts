import { directions } from '@vedette/domain';
import {
  base64urlLength,
  base64urlPattern,
  subjectTagPattern,
  wordLength,
  wordPattern,
} from './identifiers.ts';
import { linkLimits } from './limits.ts';
import {
  idPattern,
  keyIdPattern,
  type LogEntryWire,
  methodsAtMost,
  purposePattern,
  reasonsAtMost,
} from './record-entry.ts';

type PassRecordWire = Extract<LogEntryWire, { kind: 'pass-record' }>;
type Json = Readonly<Record<string, unknown>>;

const longestBody = base64urlLength(linkLimits.sealedBody);
const latest = 8_640_000_000_000_000;
const mostVersions = 2_147_483_647;
const outcomes: readonly string[] = ['granted', 'denied', 'refer'];

/**
 * Whether `logEntrySchema` would take it as a pass record and leave it as it is: the same rules written out, at a fifth
 * of the cost, since nothing comes as often. Whatever it does not take is for the schema to judge.
 * @param entry as JSON was parsed
 */
export function isPassRecord(entry: unknown): entry is PassRecordWire {
  if (!isJson(entry) || entry['kind'] !== 'pass-record' || !hasMembers(entry, 4)) return false;
  const { header, subjectTag, body } = entry;
  return (
    isJson(header) &&
    isHeader(header) &&
    (subjectTag === null || matches(subjectTag, subjectTagPattern)) &&
    (body === null || (isJson(body) && isSealed(body)))
  );
}

function isHeader(header: Json): boolean {
  return (
    hasMembers(header, 12) &&
    [header['id'], header['lane'], header['duty']].every((name) => matches(name, idPattern)) &&
    isWholeNumber(header['occurredAt'], 0, latest) &&
    isOneOf(header['direction'], directions) &&
    isWholeNumber(header['dutyVersion'], 1, mostVersions) &&
    matches(header['purpose'], purposePattern) &&
    isOneOf(header['outcome'], outcomes) &&
    areWords(header['reasons'], reasonsAtMost) &&
    areWords(header['notices'], reasonsAtMost) &&
    areWords(header['by'], methodsAtMost) &&
    typeof header['manual'] === 'boolean'
  );
}

function isSealed(sealed: Json): boolean {
  const { keyId, bytes } = sealed;
  if (typeof bytes !== 'string' || bytes.length === 0 || bytes.length > longestBody) return false;
  return hasMembers(sealed, 2) && matches(keyId, keyIdPattern) && base64urlPattern.test(bytes);
}

const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** With the checks of each member that is known, that there are none besides. */
function hasMembers(object: Json, count: number): boolean {
  let found = 0;
  for (const _ in object) found += 1;
  return found === count;
}

const matches = (value: unknown, pattern: RegExp): boolean =>
  typeof value === 'string' && pattern.test(value);

const isWholeNumber = (value: unknown, least: number, most: number): boolean =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= least && value <= most;

const isOneOf = (value: unknown, words: readonly string[]): boolean =>
  typeof value === 'string' && words.includes(value);

function areWords(words: unknown, most: number): boolean {
  if (!Array.isArray(words) || words.length > most) return false;
  return words.every(
    (word) => typeof word === 'string' && word.length <= wordLength && wordPattern.test(word),
  );
}

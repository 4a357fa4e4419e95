import { completions, directions, type PassHeader } from '@vedette/domain';
import { outcomeWords } from './codes.ts';
import type { LogEntry, SealedBody, SetAsideReason } from './port.ts';

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const name = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const word = /^[a-z][a-z0-9:-]{0,63}$/;
const keyId = /^[A-Za-z0-9._:-]{1,64}$/;
const tag = /^[A-Za-z0-9_-]{22}$/;
const bodyAtMost = 16 * 1024;
const wordsAtMost = 64;
const day = 86_400_000;

/** How far back a record may reach, and how far ahead of our clock, in milliseconds. */
export const oldestAge = 400 * day;
export const furthestAhead = day;

/** Why an entry cannot become a record, or part of one; null when it can. */
export function entryProblem(entry: LogEntry, now: number): SetAsideReason | null {
  if (entry.kind === 'kept-elsewhere') return null;
  if (entry.kind === 'pass-completion') {
    if (!uuid.test(entry.record)) return 'malformed-id';
    if (!completions.includes(entry.completion)) return 'unknown-completion';
    return timeProblem(entry.occurredAt, now) ?? timeProblem(entry.at, now);
  }
  if (entry.kind === 'unreadable') return 'malformed-entry';
  const { header, subjectTag, body } = entry;
  // The time last: what is wrong in nothing else is kept whole.
  return (
    headerProblem(header) ??
    tagProblem(subjectTag) ??
    bodyProblem(body) ??
    timeProblem(header.occurredAt, now)
  );
}

function headerProblem(header: PassHeader): SetAsideReason | null {
  if (!uuid.test(header.id)) return 'malformed-id';
  if (!name.test(header.lane)) return 'malformed-lane';
  const { duty, dutyVersion, purpose } = header;
  if (!name.test(duty) || !name.test(purpose) || !isVersion(dutyVersion)) return 'malformed-duty';
  if (!directions.includes(header.direction)) return 'unknown-direction';
  if (!outcomeWords.includes(header.outcome)) return 'unknown-outcome';
  if (![header.reasons, header.notices].every(areWords)) return 'malformed-reasons';
  return areWords(header.by) ? null : 'malformed-methods';
}

const areWords = (words: readonly string[]): boolean =>
  words.length <= wordsAtMost && words.every((one) => word.test(one));

const isVersion = (version: number): boolean =>
  Number.isInteger(version) && version >= 1 && version <= 2_147_483_647;

function timeProblem(at: number, now: number): SetAsideReason | null {
  if (!Number.isSafeInteger(at) || at < 0) return 'malformed-time';
  if (at < now - oldestAge) return 'too-old';
  return at > now + furthestAhead ? 'ahead-of-time' : null;
}

const tagProblem = (given: string | null): SetAsideReason | null =>
  given === null || tag.test(given) ? null : 'malformed-tag';

function bodyProblem(body: SealedBody | null): SetAsideReason | null {
  if (body === null) return null;
  const fits = body.bytes.length > 0 && body.bytes.length <= bodyAtMost;
  return keyId.test(body.keyId) && fits ? null : 'malformed-body';
}

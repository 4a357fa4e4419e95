import { createHmac, randomBytes } from 'node:crypto';
import {
  type CredentialFormatName,
  type Examiner,
  faultsInOrder,
  outcomeOf,
  unread,
  type Verification,
  type VerifyContext,
} from '@vedette/credential';
import type { Instant, Presentation } from '@vedette/domain';
import { openExaminers } from './open-examiners.ts';
import { presentationsOf } from './presentations.ts';
import type { TrustFile } from './trust-part.ts';

/** More than any medium carries. */
export const payloadLimit = 70_000;
/** A platform that is asked keeps a deadline of its own; this one is for what has none. */
const deadline = 10_000;

export interface VerifyQuestion {
  readonly at: Instant;
  readonly format: CredentialFormatName | undefined;
  readonly schema: boolean;
  readonly audience: string | null;
  readonly showSubject: boolean;
}

/** What was found; the format is null where no format claims the payload. */
export type Finding = Omit<Verification, 'format'> & { readonly format: CredentialFormatName | null };

/** Verifies one payload as a lane would that has these documents of trust, and has seen nothing before. */
export async function verifyPayload(
  payload: Uint8Array,
  files: readonly TrustFile[],
  question: VerifyQuestion,
): Promise<Finding> {
  const { at, format, schema, audience } = question;
  const isHealthCode = format === 'health-code';
  const examiners = openExaminers(files, { payload, officialSchema: schema, audience, isHealthCode });
  try {
    const wanted = examiners.all.filter((one) => format === undefined || one.format === format);
    const claimed = claimOf(wanted, presentationsOf(payload, format, at));
    if (claimed === null) return unclaimed(payload, format);
    const found = await claimed.examiner.examine(claimed.presentation, contextOf(question));
    return isKeyed(found) ? { ...found, replayKey: null } : found;
  } finally {
    await examiners.close();
  }
}

interface Claimed {
  readonly examiner: Examiner;
  readonly presentation: Presentation;
}

function claimOf(examiners: readonly Examiner[], presentations: readonly Presentation[]): Claimed | null {
  for (const presentation of presentations) {
    const examiner = examiners.find((candidate) => candidate.detect(presentation));
    if (examiner !== undefined) return { examiner, presentation };
  }
  return null;
}

function unclaimed(payload: Uint8Array, format: CredentialFormatName | undefined): Finding {
  const faults = faultsInOrder([payload.length > payloadLimit ? 'too-large' : 'malformed']);
  return { ...unread('pass', faults), outcome: outcomeOf(faults), format: format ?? null };
}

/** Formats whose digests are keyed by the site: the command line has no such key, and theirs would differ each time. */
const isKeyed = ({ format }: Verification): boolean =>
  format === 'card' || format === 'id-document' || format === 'health-code';

function contextOf({ at, showSubject }: VerifyQuestion): VerifyContext {
  const key = randomBytes(32);
  return {
    ...{ at, clock: 'trusted', direction: 'in', collectsNumber: showSubject },
    ledger: { claim: async () => 'first' },
    signal: AbortSignal.timeout(deadline),
    hashNumber: (number) =>
      createHmac('sha256', key).update(number.unwrap('comparing numbers')).digest('base64url'),
  };
}

import { type Presentation, presentationLimits } from '@vedette/domain';
import { type CredentialFault, faultsInOrder, outcomeOf } from './fault.ts';
import type { CredentialFormat, Examiner, VerifyContext } from './format.ts';
import type { CredentialFormatName, Verification } from './verification.ts';

/** Joins parse and verify; a presentation larger than its medium can carry is not even parsed. */
export function examinerOf<P>(format: CredentialFormat<P>): Examiner {
  const { format: name, media } = format;
  return {
    format: name,
    detect: (presentation) => media.includes(presentation.medium) && format.detect(presentation),
    async examine(presentation, context) {
      if (presentation.bytes.length > presentationLimits[presentation.medium])
        return unread(name, ['too-large']);
      const read = format.parse(presentation);
      return read.ok ? format.verify(read.value, context) : unread(name, read.faults);
    },
  };
}

/** The verification of something that could not be read. */
export function unread(format: CredentialFormatName, found: readonly CredentialFault[]): Verification {
  const faults = faultsInOrder(found);
  return {
    ...{ format, outcome: outcomeOf(faults), faults, issuer: null, subject: null, claims: [] },
    ...{ validity: { notBefore: null, notAfter: null }, binding: 'bearer', freshness: 'static' },
    replayKey: null,
  };
}

/** What the one format that claims the presentation finds; null when none does. */
export async function examine(
  examiners: readonly Examiner[],
  presentation: Presentation,
  context: VerifyContext,
): Promise<Verification | null> {
  const examiner = examiners.find((candidate) => candidate.detect(presentation));
  return examiner === undefined ? null : examiner.examine(presentation, context);
}

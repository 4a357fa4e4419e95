import type { SubjectClaims } from '@vedette/domain';
import { type CredentialFault, faultsInOrder, outcomeOf } from '../core/fault.ts';
import type { CredentialFormat, VerifyContext } from '../core/format.ts';
import { replayKeyOf } from '../core/replay-key.ts';
import { unprinted } from '../core/unprinted-portrait.ts';
import type { Portrait, Verification } from '../core/verification.ts';
import type { IdDocument } from './id-document.ts';
import { parseIdDocument } from './parse-id-document.ts';
import type { PortraitDecoder } from './portrait-decoder.ts';

/**
 * Identity documents with a resident card's chip. Nothing in the data proves itself: it is believed because
 * the licensed module in the reader has checked the chip, so the reader must be one that is trusted.
 * @param decoder null: the photograph stays encoded, and the person is compared by name and number
 */
export function idDocumentFormat(decoder: PortraitDecoder | null): CredentialFormat<IdDocument> {
  return {
    format: 'id-document',
    media: ['id-card'],
    // Nothing else comes from such a reader: what is no document there is a broken one.
    detect: ({ medium }) => medium === 'id-card',
    parse: ({ bytes }) => parseIdDocument(bytes),
    verify: (document, context) => verify(document, context, decoder),
  };
}

async function verify(
  document: IdDocument,
  context: VerifyContext,
  decoder: PortraitDecoder | null,
): Promise<Verification> {
  const faults = faultsInOrder(faultsOf(document, context));
  const outcome = outcomeOf(faults);
  const subject = subjectOf(document, context);
  const portrait = outcome === 'rejected' ? null : await portraitOf(document, context.signal, decoder);
  return {
    ...{ format: 'id-document', outcome, faults, issuer: null, subject, claims: [] },
    validity: { notBefore: document.validFrom, notAfter: document.validUntil },
    binding: portrait === null || portrait.encoding === 'wlt' ? 'id-document' : 'portrait',
    freshness: 'static',
    replayKey: replayKeyOf('id-document', subject.numberHash),
    ...(portrait === null ? {} : { portrait }),
  };
}

function* faultsOf(document: IdDocument, { at, clock }: VerifyContext): Generator<CredentialFault> {
  if (!document.consistent) yield 'schema';
  if (clock === 'doubtful' || !Number.isFinite(at)) yield 'clock-doubtful';
  else if (at < document.validFrom) yield 'not-yet-valid';
  else if (document.validUntil !== null && at >= document.validUntil) yield 'expired';
}

function subjectOf(
  { name, birthDate, number }: IdDocument,
  context: VerifyContext,
): SubjectClaims & { readonly numberHash: string } {
  const numberHash = context.hashNumber(number);
  return { name, birthDate, numberHash, ...(context.collectsNumber ? { number } : {}) };
}

async function portraitOf(
  { photo }: IdDocument,
  signal: AbortSignal,
  decoder: PortraitDecoder | null,
): Promise<Portrait | null> {
  if (photo === null) return null;
  const encoded: Portrait = { encoding: 'wlt', bytes: photo };
  const decoded = await decoder?.decode(encoded, signal).catch(() => null);
  return unprinted(decoded ?? encoded);
}

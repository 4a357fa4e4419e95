import type { RowFault, SyncDocument } from '@vedette/contract/link';
import { type PersonId, VedetteError } from '@vedette/domain';
import type { FaceEngine } from '@vedette/face';
import type { NewReference, TerminalStore } from '@vedette/store';
import {
  decodeReferenceVector,
  openReference,
  type RecipientPair,
  type ReferenceContent,
  type SealedReference,
} from '@vedette/vault';
import { readEnrolmentRules } from '../../use-cases/people/enrolment-rules.ts';
import { photoQuality, takeReference } from '../../use-cases/people/take-reference.ts';
import type { RowKind } from './appliers.ts';

export interface FaceRowsNeeds {
  readonly store: Pick<TerminalStore, 'people' | 'settings' | 'link'>;
  readonly face: FaceEngine;
  readonly pair: RecipientPair;
}

/** A sealed face as the vault opens it. */
export function sealedReference(
  id: string,
  { person, content, sealed, wrap }: SyncDocument<'face-reference'>,
  pair: RecipientPair,
): SealedReference {
  return {
    label: { id, person, content },
    sealed: new Uint8Array(Buffer.from(sealed, 'base64url')),
    wraps: [{ recipient: pair.id, bytes: new Uint8Array(Buffer.from(wrap, 'base64url')) }],
  };
}

export function faceRows(needs: FaceRowsNeeds): RowKind<'face-reference'> {
  const { people, link } = needs.store;
  return {
    // Sealed, so nobody reads it who lacks this terminal's key; it is sealed on to terminals that join the site.
    keeps: true,
    async put(id, document, touched) {
      const person = document.person as PersonId;
      if ((await people.get(person)) === null) return 'dangling';
      const plain = await openReference(needs.pair, sealedReference(id, document, needs.pair));
      if (plain === null) return 'not-opened';
      const reference = await referenceOf(needs, person, document.content, plain).finally(() =>
        plain.fill(0),
      );
      if (typeof reference === 'string') return reference;
      await link.putReference(`face-reference/${id}`, reference).finally(() => reference.vector.fill(0));
      touched.faces.add(person);
      return null;
    },
    async remove(id, touched) {
      const person = await link.removeReference(`face-reference/${id}`);
      if (person !== null) touched.faces.add(person);
    },
  };
}

function referenceOf(
  { face, store }: FaceRowsNeeds,
  person: PersonId,
  content: ReferenceContent,
  plain: Uint8Array,
): Promise<NewReference | RowFault> {
  return content === 'photograph'
    ? ofPhotograph({ face, store }, person, plain)
    : ofVector(face, person, plain);
}

async function ofVector(
  face: FaceEngine,
  person: PersonId,
  plain: Uint8Array,
): Promise<NewReference | RowFault> {
  const decoded = decodeReferenceVector(plain);
  if (decoded === null) return 'malformed';
  // Vectors of two models are never compared.
  if (decoded.model !== face.model.id) return 'dangling';
  return decoded.vector.length === face.model.dimension ? { person, ...decoded } : 'malformed';
}

async function ofPhotograph(
  { face, store }: Pick<FaceRowsNeeds, 'face' | 'store'>,
  person: PersonId,
  photograph: Uint8Array,
): Promise<NewReference | RowFault> {
  const rules = await readEnrolmentRules(store.settings);
  try {
    const accepted = await takeReference(face, photograph, rules, person);
    const { reference: vector, model } = accepted;
    return { person, model: model.id, vector, quality: photoQuality(accepted) };
  } catch (cause) {
    const code = cause instanceof VedetteError && cause.fault === 'caller' ? cause.code : null;
    if (code === null) throw cause;
    return code === 'face-duplicate' ? 'duplicate' : 'low-quality';
  }
}

import type { AreaId, Identification, IdentifyMethod, PersonId } from '@vedette/domain';
import type { CredentialFormatName, Verification } from '../core/verification.ts';
import { refusalOf } from './refusal-of.ts';

const methods: Readonly<Record<CredentialFormatName, IdentifyMethod>> = {
  pass: 'pass',
  hcert: 'health-code',
  shc: 'health-code',
  'health-code': 'health-code',
  'id-document': 'id-document',
  card: 'card',
  'sd-jwt': 'id-document',
};

/** The way of identifying that a credential is; a wallet's credential of membership is a pass. */
export function methodOf({ format, claims }: Pick<Verification, 'format' | 'claims'>): IdentifyMethod {
  const isMembership = claims.some(({ kind }) => kind === 'membership' || kind === 'visit');
  return format === 'sd-jwt' && isMembership ? 'pass' : methods[format];
}

/**
 * Who stands here, according to one credential.
 * @param person whom this site knows by the credential; null for a stranger
 */
export function identificationOf(verification: Verification, person: PersonId | null): Identification {
  const by = methodOf(verification);
  const what = { kind: 'identification', by } as const;
  if (verification.outcome !== 'verified')
    return { ...what, state: 'not-identified', because: refusalOf(verification) };
  const zones = zonesOf(verification);
  if (person !== null)
    return { ...what, state: 'identified', subject: person, standing: 'sufficient', ...zones };
  // A card says nothing but its number: that of nobody who is enrolled is nobody's.
  if (by === 'card') return { ...what, state: 'not-identified' };
  return {
    ...what,
    state: 'vouched',
    authority: verification.format === 'pass' ? 'site' : 'document',
    ...zones,
  };
}

function zonesOf({ claims }: Verification): { readonly zones?: readonly AreaId[] } {
  const zones = claims.flatMap((claim) => ('zones' in claim ? claim.zones : []));
  return zones.length === 0 ? {} : { zones: zones as readonly string[] as readonly AreaId[] };
}

import type { Retirement } from '@vedette/store/platform';
import {
  type CertificatePerson,
  type CertificateRole,
  certificateTime,
  type NonEmpty,
  type Validation,
} from '@vedette/vault/certificate';
import type { RetirementDeps } from './deps.ts';
import { mediaOf } from './media.ts';

/** Who wanted it, who agreed, who erased and looked, who found it enough. A device that erases itself is named so. */
export async function peopleOf(
  { stores }: RetirementDeps,
  retirement: Retirement,
): Promise<NonEmpty<CertificatePerson>> {
  const { requestedBy, approvedBy, validatedBy } = retirement.state;
  const bench = mediaOf(retirement).find(({ by }) => by !== null)?.by ?? null;
  const sanitiser = bench ?? retirement.device;
  const wanted: readonly (readonly [CertificateRole, string | null])[] = [
    ['approver', approvedBy],
    ['sanitiser', mediaOf(retirement).length === 0 ? null : sanitiser],
    ['verifier', mediaOf(retirement).length === 0 ? null : sanitiser],
    ['validator', validatedBy],
  ];
  const accounts = [requestedBy, ...wanted.flatMap(([, account]) => account ?? [])];
  const names = await stores.accounts.names(accounts.filter((account) => account !== retirement.device));
  const person = (role: CertificateRole, account: string): CertificatePerson => ({
    ...{ account, role, name: names.get(account) ?? account, title: null },
    ...{ at: certificateTime(timeOf(retirement, role)), place: null, contact: null },
  });
  const others = wanted.flatMap(([role, account]) => (account === null ? [] : [person(role, account)]));
  return [person('requester', requestedBy), ...others];
}

function timeOf({ openedAt, changedAt, state }: Retirement, role: CertificateRole) {
  if (role === 'requester') return openedAt;
  return role === 'approver' ? (state.sharesDestroyedAt ?? changedAt) : changedAt;
}

/** The judgement of the third person; null where nobody has judged. */
export function validationOf({ state, changedAt }: Retirement): Validation | null {
  const { validatedBy, phase } = state;
  if (validatedBy === null) return null;
  return {
    decision: phase === 'failed' ? 'inadequate' : 'adequate',
    ...{ by: validatedBy, at: certificateTime(changedAt), note: null },
  };
}

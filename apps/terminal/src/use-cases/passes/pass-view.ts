import type { PassView } from '@vedette/contract';
import type { IssuedPass } from '@vedette/store';

export function passView(pass: IssuedPass, nameOf: (id: string) => string | null): PassView {
  const { id, kind, entries, zones, form, notBefore, notAfter, issuedAt, redeemedAt, revokedAt } = pass;
  return {
    ...{ id, kind, entries, zones: [...zones], form, notBefore, notAfter, issuedAt, redeemedAt, revokedAt },
    issuedBy: pass.issuedBy === null ? null : nameOf(pass.issuedBy),
  };
}

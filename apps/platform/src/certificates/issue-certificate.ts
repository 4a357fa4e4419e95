import type { OrganisationId } from '@vedette/domain';
import type { LocationId, StoredCertificate } from '@vedette/store/platform';
import { type Certificate, certificateDigest, instantOf, signCertificate } from '@vedette/vault/certificate';
import type { LogPlace, SaltedName } from '@vedette/vault/log';
import type { IssueDeps } from './deps.ts';

export interface IssuedCertificate {
  readonly certificate: StoredCertificate;
  /** SHA-256 over the text of the JWS, base64url. */
  readonly digest: string;
  readonly place: LogPlace;
}

/** What the platform itself puts on each certificate. */
export interface CertificateFrame {
  readonly issuer: Certificate['issuer'];
  readonly organisation: Certificate['organisation'];
  /** The device's name in the log. */
  readonly device: SaltedName;
}

/** @param name of the organisation, as it stands on paper */
export function certificateFrame(
  { names, issuer, log }: Pick<IssueDeps, 'names' | 'issuer' | 'log'>,
  organisation: { readonly id: string; readonly name: string },
  device: string,
): CertificateFrame {
  const { id, name } = organisation;
  return {
    issuer: { name: issuer.key.name, log: log.origin },
    organisation: { id, name, logged: names.organisation(id) },
    device: names.device(device),
  };
}

/**
 * Signs a certificate, appends it to the log and keeps it, in this order. Asked again with the same content, after a
 * crash at any point, it comes to the same certificate and the same place: signatures of Ed25519 are not random.
 * @param site where the device stood, which says who may see it; null when it stood nowhere
 * @throws VedetteError `certificate-refused` for what is not shown
 */
export async function issueCertificate(
  { certificates, log, issuer, audit }: IssueDeps,
  certificate: Certificate,
  site: LocationId | null,
): Promise<IssuedCertificate> {
  const { jws, entry } = await signCertificate(certificate, issuer.key, issuer.sign);
  const place = await log.append(entry);
  const { id, profile, device } = certificate;
  const organisation = certificate.organisation.id as OrganisationId;
  const stored: StoredCertificate = {
    ...{ id, organisation, site, device: device.id, profile, jws, index: place.index },
    issuedAt: instantOf(certificate.issuedAt),
  };
  await certificates.add(stored);
  const digest = certificateDigest(jws);
  const detail = { profile, index: place.index, sha256: digest };
  await audit.append({ organisation, actor: 'time', action: 'certificate-issued', target: id, detail });
  return { certificate: stored, digest, place };
}

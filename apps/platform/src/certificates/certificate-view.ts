import type { CertificateView, LogEntryView } from '@vedette/contract/platform';
import type { StoredCertificate, StoredLogEntry } from '@vedette/store/platform';
import { certificateDigest } from '@vedette/vault/certificate';
import { parseEntry } from '@vedette/vault/log';

export function certificateView(certificate: StoredCertificate): CertificateView {
  const { id, device, site, profile, issuedAt, index, jws } = certificate;
  return { id, device, site, profile, issuedAt, index, digest: certificateDigest(jws) };
}

/** @param own the salted hashes of organisations in reach */
export function logEntryView({ index, text }: StoredLogEntry, own: ReadonlySet<string>): LogEntryView {
  const entry = parseEntry(text);
  // Every entry has passed the same parser on its way in.
  if (entry === null) throw new TypeError(`entry ${index} of the log is none`);
  const { kind, at, organisation, subject, detail } = entry;
  return { index, kind, at, organisation, subject, isOwn: own.has(organisation), detail: { ...detail } };
}

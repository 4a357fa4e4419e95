import { describeMedium } from './describe-medium.ts';
import type { KeyRecord } from './key-record.ts';
import type { Certificate, DataCategory } from './payload.ts';
import type { CertificatePerson, Validation } from './people.ts';
import { listed, type Row, rowsOf, timeText, withWord } from './rows.ts';
import type { CertificateWords } from './words.ts';

export interface DescribedSection {
  readonly title: string;
  readonly rows: readonly Row[];
}

/** A certificate as people read it: the same on paper, in a terminal and on a page, all of it in its own order. */
export function describeCertificate(
  certificate: Certificate,
  words: CertificateWords,
): readonly DescribedSection[] {
  const { section } = words;
  const sections: readonly DescribedSection[] = [
    { title: section.certificate, rows: headRows(certificate, words) },
    { title: section.device, rows: deviceRows(certificate, words) },
    { title: section.data, rows: dataRows(certificate, words) },
    { title: section.keys, rows: certificate.keys.map((key) => keyRow(key, words)) },
    { title: section.exposure, rows: exposureRows(certificate, words) },
    ...certificate.media.map((medium) => ({ title: section.medium, rows: describeMedium(medium, words) })),
    ...ownSections(certificate, words),
    { title: section.people, rows: certificate.people.map((person) => personRow(person, words)) },
    { title: section.validation, rows: validationRows(certificate.validation, certificate.people, words) },
    { title: section.after, rows: afterRows(certificate, words) },
    { title: section.limits, rows: certificate.limits.map((limit) => listed(words.limit[limit])) },
  ];
  return sections.filter(({ rows }) => rows.length > 0);
}

function headRows({ profile, id, issuer, issuedAt, organisation }: Certificate, words: CertificateWords) {
  return rowsOf(words, [
    ['profile', `${profile} · ${words.profile[profile].name}`],
    ['id', id],
    ['issuedAt', timeText(issuedAt)],
    ['organisation', organisation.name],
    ['issuer', issuer.name],
    ['log', issuer.log],
  ]);
}

function deviceRows({ device }: Certificate, words: CertificateWords): readonly Row[] {
  const { id, manufacturer, model, serial, propertyNumber, software } = device;
  return rowsOf(words, [
    ['device', id],
    ...([
      ['manufacturer', manufacturer],
      ['model', model],
      ['serial', serial],
      ['propertyNumber', propertyNumber],
      ['software', software],
    ] as const),
  ]);
}

function dataRows({ data }: Certificate, words: CertificateWords): readonly Row[] {
  const { countedAt, categories, duties } = data;
  return [
    ...rowsOf(words, [['countedAt', countedAt === null ? words.value['not-counted'] : timeText(countedAt)]]),
    ...(categories.length === 0 ? [listed(words.value['nothing-held'])] : categories.map(categoryRow)),
    ...duties.map(({ id, version, sha256 }) => ({
      label: words.label.duty,
      value: `${id} v${version} · SHA-256 ${sha256}`,
    })),
  ];
}

function categoryRow({ category, count, purposes, from, to }: DataCategory): Row {
  const days = from === null && to === null ? [] : [`${from ?? '…'} – ${to ?? '…'}`];
  return { label: category, value: [count.toLocaleString('en'), ...purposes, ...days].join(' · ') };
}

function keyRow(key: KeyRecord, { value: words }: CertificateWords): Row {
  const { id, algorithm, bits, derivation, destroyedAt, tombstone, logIndex } = key;
  const destroyed =
    destroyedAt === null
      ? words.alive
      : `${words.destroyed} ${timeText(destroyedAt.at)} (${destroyedAt.place})`;
  const parts = [
    `${algorithm} ${bits}`,
    ...(derivation === null ? [] : [derivation]),
    destroyed,
    ...(tombstone === null ? [] : [`SHA-256 ${tombstone}`]),
    ...(logIndex === null ? [] : [`# ${logIndex}`]),
  ];
  return { label: id, value: parts.join(' · ') };
}

function exposureRows({ exposure }: Certificate, words: CertificateWords): readonly Row[] {
  const { leases, memory, keyServiceWaitsUntil } = exposure;
  return [
    ...rowsOf(words, [['memory', words.value[memory]]]),
    ...(leases.length === 0 ? rowsOf(words, [['lease', words.value.none]]) : []),
    ...leases.map(({ endsAt }) => ({ label: words.label.lease, value: timeText(endsAt) })),
    ...rowsOf(words, [['keyService', keyServiceWaitsUntil === null ? null : timeText(keyServiceWaitsUntil)]]),
  ];
}

function ownSections(certificate: Certificate, words: CertificateWords): readonly DescribedSection[] {
  if (certificate.profile === 'CE-REMOTE') {
    const rows = certificate.assumptions.map((assumption) => listed(words.assumption[assumption]));
    return [{ title: words.section.assumptions, rows }];
  }
  if (certificate.profile === 'DESTROYED') {
    const { method, at, place, particleSize, photographs } = certificate.destruction;
    const rows = rowsOf(words, [
      ['method', words.value[method]],
      ['at', timeText(at)],
      ['place', place],
      ['particleSize', particleSize === null ? null : `${particleSize} mm`],
      ...photographs.map((hash) => ['photograph', `SHA-256 ${hash}`] as const),
    ]);
    return [{ title: words.section.destruction, rows }];
  }
  if (certificate.profile !== 'FAILED') return [];
  const { step, reason, at } = certificate.failure;
  const rows = rowsOf(words, [
    ['step', step],
    ['reason', reason],
    ['at', timeText(at)],
  ]);
  return [{ title: words.section.failure, rows }];
}

function personRow(
  { role, name, title, at, place, contact }: CertificatePerson,
  words: CertificateWords,
): Row {
  const parts = [name, title, timeText(at), place, contact].filter((part) => part !== null);
  return { label: words.role[role], value: parts.join(' · ') };
}

function validationRows(
  validation: Validation | null,
  people: readonly CertificatePerson[],
  words: CertificateWords,
): readonly Row[] {
  if (validation === null) return [];
  const { decision, by, at, note } = validation;
  return rowsOf(words, [
    ['decision', words.value[decision]],
    ['by', people.find(({ account, role }) => account === by && role === 'validator')?.name ?? by],
    ['at', timeText(at)],
    ['note', note],
  ]);
}

function afterRows({ destination, confidentiality, backup }: Certificate, words: CertificateWords) {
  return rowsOf(words, [
    ['destination', destination === null ? null : words.value[destination.kind]],
    ['party', destination?.party ?? null],
    ['lot', destination?.lot ?? null],
    ['confidentialityBefore', confidentiality.before],
    ['confidentialityAfter', confidentiality.after],
    ['backup', backup === null ? words.value['no-backup'] : backupText(backup, words)],
  ]);
}

function backupText(
  { place, recipient, sha256, restoredAt }: NonNullable<Certificate['backup']>,
  words: CertificateWords,
): string {
  const restored = restoredAt === null ? [] : [withWord(words.value.restored, timeText(restoredAt))];
  return [place, recipient, `SHA-256 ${sha256}`, ...restored].join(' · ');
}

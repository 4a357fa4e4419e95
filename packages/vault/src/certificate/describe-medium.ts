import type { Sanitization, Technique, Tool, Verification } from './medium.ts';
import type { TriedMedium } from './payload.ts';
import { bytesText, countText, type Row, rowsOf, timeText } from './rows.ts';
import type { CertificateWords } from './words.ts';

/** A storage medium, what was done to it, and what was found then. */
export function describeMedium(medium: TriedMedium, words: CertificateWords): readonly Row[] {
  const { id, type, manufacturer, model, serial, propertyNumber, source, capacity, life } = medium;
  return [
    ...rowsOf(words, [
      ...([
        ['medium', id],
        ['type', type],
        ['source', source],
        ['manufacturer', manufacturer],
        ['model', model],
        ['serial', serial],
        ['propertyNumber', propertyNumber],
      ] as const),
      ['capacity', capacity === null ? words.value['not-known'] : bytesText(capacity)],
      ['life', life],
    ]),
    ...(medium.sanitization === null ? [] : sanitizationRows(medium.sanitization, words)),
    ...(medium.verification === null ? [] : verificationRows(medium.verification, words)),
  ];
}

function sanitizationRows(sanitization: Sanitization, words: CertificateWords): readonly Row[] {
  const { category, techniques, tool, standards, startedAt, endedAt } = sanitization;
  return rowsOf(words, [
    ['sanitization', words.value[category]],
    ...techniques.map((technique) => ['technique', techniqueText(technique, words)] as const),
    ['tool', toolText(tool)],
    ['standards', standards.length === 0 ? null : standards.join(' · ')],
    ['duration', `${timeText(startedAt)} – ${timeText(endedAt)}`],
  ]);
}

function techniqueText(technique: Technique, { value }: CertificateWords): string {
  const name = value[technique.kind];
  switch (technique.kind) {
    case 'crypto-erase':
      return name;
    case 'discard':
      return `${name} · ${bytesText(technique.bytes)}`;
    case 'block-erase':
      return `${name} · ${technique.command} · ${technique.result}`;
    case 'overwrite':
      return `${name} · ${technique.passes} × ${technique.pattern} · ${bytesText(technique.bytes)}`;
  }
}

const toolText = ({ name, version, commit }: Tool): string =>
  [name, version, ...(commit === null ? [] : [commit])].join(' ');

function verificationRows(verification: Verification, words: CertificateWords): readonly Row[] {
  const { method, at, readBack, canaries, trials, keyHunt, tools, reportSha256 } = verification;
  return rowsOf(words, [
    ['verification', `${words.value[method]} · ${timeText(at)}`],
    [
      'readBack',
      `${bytesText(readBack.bytes)} / ${bytesText(readBack.capacity)} · ≠ ${countText(readBack.mismatches)}`,
    ],
    ['canaries', `${countText(canaries.found)} / ${countText(canaries.planted)}`],
    ['trials', `${countText(trials.opened)} / ${countText(trials.tried)}`],
    ['keyHunt', `${countText(keyHunt.hits)} / ${countText(keyHunt.windows)}`],
    ['tool', tools.length === 0 ? null : tools.map(toolText).join(' · ')],
    ['report', reportSha256 === null ? null : `SHA-256 ${reportSha256}`],
  ]);
}

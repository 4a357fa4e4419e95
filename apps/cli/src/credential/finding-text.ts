import type { Claim } from '@vedette/credential';
import { fill } from '../output/fill.ts';
import { shown } from '../output/shown.ts';
import type { Shell } from '../shell.ts';
import { claimMembers } from './claim-members.ts';
import { isoOf } from './iso-of.ts';
import type { SchemaJudgement } from './schema-judgement.ts';
import { type SubjectValue, subjectFields } from './subject-fields.ts';
import type { TrustFile } from './trust-part.ts';
import type { Finding, VerifyQuestion } from './verify-payload.ts';

/** A finding in the operator's language, a line each. What the credential says can move no cursor. */
export function findingText(
  shell: Shell,
  found: Finding,
  question: VerifyQuestion,
  schema: SchemaJudgement | null,
): readonly string[] {
  const { credential: words } = shell.words;
  const faults = found.faults.map((fault) => shell.phrases.credentialFaults[fault]);
  return [
    `${words.outcome[found.outcome]}: ${words.format[found.format ?? 'none']}`,
    ...faults.map(({ title, action }) => `  - ${title} – ${action}`),
    ...issuerLines(shell, found),
    ...subjectLines(shell, found, question),
    ...found.claims.map((claim) => shown(claimText(shell, claim))),
    ...validityLines(shell, found, question),
    ...(found.replayKey === null ? [] : [fill(words.replayKey, { key: found.replayKey })]),
    ...(question.schema ? [schemaText(shell, schema)] : []),
  ];
}

/** Which trust counted, and as what. */
export function trustLines({ words }: Shell, files: readonly TrustFile[]): readonly string[] {
  const { trusted, trustKind } = words.credential;
  return files.map(({ path, part }) => fill(trusted, { file: shown(path), kind: trustKind[part.kind] }));
}

function issuerLines({ words }: Shell, { issuer }: Finding): readonly string[] {
  if (issuer === null) return [];
  const { credential } = words;
  const { id, keyId, trustList: list, trustListAt } = issuer;
  const at = isoOf(trustListAt) ?? credential.noDate;
  return [shown(fill(credential.issuer, { id, keyId, list, at }))];
}

function subjectLines({ words }: Shell, { subject }: Finding, { showSubject }: VerifyQuestion) {
  const { credential } = words;
  const fields = subject === null ? [] : subjectFields(subject);
  if (fields.length === 0) return [];
  const texts = fields.map(([field, value]) =>
    showSubject ? `${credential.field[field]} ${valueText(value)}` : credential.field[field],
  );
  const phrase = showSubject ? credential.subject : credential.subjectHidden;
  return [shown(fill(phrase, { fields: texts.join(', ') }))];
}

const valueText = (value: SubjectValue): string =>
  typeof value === 'string' ? value : `${value.family}<<${value.given}`;

function validityLines({ words }: Shell, found: Finding, { at }: VerifyQuestion): readonly string[] {
  const { credential } = words;
  const { notBefore, notAfter } = found.validity;
  if (found.subject === null && found.claims.length === 0) return [];
  const presented = {
    binding: credential.binding[found.binding],
    freshness: credential.freshness[found.freshness],
  };
  return [
    fill(credential.validity, {
      from: isoOf(notBefore) ?? credential.unbounded,
      until: isoOf(notAfter) ?? credential.unbounded,
      at: isoOf(at) ?? credential.noDate,
    }),
    fill(credential.presented, presented),
  ];
}

/** Codes that have a word get it; others stand as the credential writes them. */
function claimText({ words }: Shell, claim: Claim): string {
  const { claim: phrases, value: known } = words.credential;
  const byCode = new Map(Object.entries(known));
  const members = claimMembers(claim).map(([name, value]): [string, string] => {
    if (Array.isArray(value)) return [name, value.join(', ') || known.everywhere];
    const written = typeof value === 'string' || typeof value === 'number' ? String(value) : 'unknown';
    return [name, byCode.get(written) ?? written];
  });
  return fill(phrases[claim.kind], Object.fromEntries(members));
}

function schemaText({ words }: Shell, schema: SchemaJudgement | null): string {
  const { schemaUnread, schemaKept, schemaBroken } = words.credential;
  if (schema === null) return schemaUnread;
  const problems = schema.problems.map(({ path, rule }) => `${path} (${rule})`).join(', ');
  return schema.valid ? schemaKept : shown(fill(schemaBroken, { problems }));
}

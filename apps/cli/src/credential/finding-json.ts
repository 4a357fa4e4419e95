import type { SubjectClaims } from '@vedette/domain';
import { claimMembers } from './claim-members.ts';
import { isoOf } from './iso-of.ts';
import type { SchemaJudgement } from './schema-judgement.ts';
import { subjectFields } from './subject-fields.ts';
import type { Finding, VerifyQuestion } from './verify-payload.ts';

/** A finding as one object; moments in ISO 8601, and of the holder the fields alone unless more is asked for. */
export function findingJson(
  found: Finding,
  question: VerifyQuestion,
  schema: SchemaJudgement | null,
): Readonly<Record<string, unknown>> {
  const { format, outcome, faults, issuer, claims, validity, binding, freshness, replayKey } = found;
  return {
    ...{ format, outcome, faults },
    issuer: issuer === null ? null : { ...issuer, trustListAt: isoOf(issuer.trustListAt) },
    subject: found.subject === null ? null : subjectJson(found.subject, question.showSubject),
    claims: claims.map((claim) => Object.fromEntries(claimMembers(claim))),
    validity: {
      notBefore: isoOf(validity.notBefore),
      notAfter: isoOf(validity.notAfter),
      evaluatedAt: isoOf(question.at),
    },
    ...{ binding, freshness, replayKey },
    ...(question.schema ? { schema } : {}),
  };
}

function subjectJson(subject: SubjectClaims, showSubject: boolean): object {
  const fields = subjectFields(subject);
  const names = fields.map(([name]) => name);
  return showSubject ? { fields: names, values: Object.fromEntries(fields) } : { fields: names };
}

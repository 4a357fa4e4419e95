import { officialSchemaProblems, readHcert, type SchemaProblem } from '@vedette/credential';
import { payloadText } from './payload-text.ts';

export interface SchemaJudgement {
  readonly valid: boolean;
  readonly problems: readonly SchemaProblem[];
}

/** How a health certificate keeps the published schema; null where there is none to read. */
export function judgeSchema(payload: Uint8Array): SchemaJudgement | null {
  const hcert = readHcert(payloadText(payload));
  if (!hcert.ok) return null;
  const problems = officialSchemaProblems(hcert.value.claims.payload);
  return { valid: problems.length === 0, problems };
}

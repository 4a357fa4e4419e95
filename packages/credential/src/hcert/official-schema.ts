import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { isDateTime } from './dates.ts';
import schema from './schema/dcc-1.3.3.schema.json' with { type: 'json' };

/** Where a payload breaks the schema, and which of its rules; never what stands there. */
export interface SchemaProblem {
  /** JSON Pointer (RFC 6901). */
  readonly path: string;
  readonly rule: string;
}

let compiled: ValidateFunction | undefined;

/**
 * Judges a payload by the JSON Schema that the EU published (DCC 1.3.3). It is stricter than `parseDcc` about what
 * was really issued, and slower; value sets are not looked at. Empty when nothing is wrong.
 */
export function officialSchemaProblems(payload: unknown): readonly SchemaProblem[] {
  compiled ??= compile();
  if (compiled(payload)) return [];
  return (compiled.errors ?? []).map(({ instancePath, keyword }) => ({ path: instancePath, rule: keyword }));
}

function compile(): ValidateFunction {
  const ajv = new Ajv2020({
    allErrors: false,
    formats: { date: /^\d{4}-\d\d-\d\d$/, 'date-time': isDateTime },
  });
  return ajv.addVocabulary(['valueset-uri']).compile(schema);
}

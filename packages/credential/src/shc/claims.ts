import { Personal, type SubjectClaims } from '@vedette/domain';
import type { z } from 'zod';
import type { Claim } from '../core/claim.ts';
import { resultOf, testKindOf, vaccineOf } from './codes.ts';
import {
  type Immunization,
  immunizationSchema,
  momentOfFhir,
  type Observation,
  observationSchema,
  type Patient,
  patientSchema,
} from './fhir-schema.ts';
import type { FhirResource } from './health-card.ts';

/** What a card says, of whom. */
export interface CardContent {
  readonly subject: SubjectClaims;
  readonly claims: readonly Claim[];
}

/**
 * Reads the patient, the vaccinations and the test results of a card. Null where one of them is not as FHIR
 * has it, or where the card does not speak of exactly one person; resources of other kinds say nothing here.
 */
export function contentOf(resources: readonly FhirResource[]): CardContent | null {
  const patients = readAll(resources, 'Patient', patientSchema);
  const immunizations = readAll(resources, 'Immunization', immunizationSchema);
  const observations = readAll(resources, 'Observation', observationSchema);
  const [patient, ...others] = patients ?? [];
  if (patient === undefined || others.length > 0 || immunizations === null || observations === null)
    return null;
  const claims = [...vaccinationClaims(immunizations), ...observations.map(testClaim)];
  return { subject: subjectOf(patient), claims };
}

function readAll<T>(resources: readonly FhirResource[], type: string, schema: z.ZodType<T>): T[] | null {
  const read = resources
    .filter(({ resourceType }) => resourceType === type)
    .map((resource) => schema.safeParse(resource));
  const good = read.flatMap((one) => (one.success ? [one.data] : []));
  return good.length === read.length ? good : null;
}

function subjectOf({ name: names, birthDate }: Patient): SubjectClaims {
  const name = fullName(names.find(({ use }) => use === 'official') ?? names[0]);
  return {
    ...(name !== '' && { name: new Personal(name) }),
    ...(birthDate !== undefined && { birthDate: new Personal(birthDate) }),
  };
}

// A Chinese name has its family name first and no blank.
function fullName({ text, family = '', given = [] }: Patient['name'][number] = {}): string {
  if (text !== undefined) return text.trim();
  const parts = /\p{Script=Han}/u.test(family) ? [family + given.join('')] : [...given, family];
  return parts.join(' ').trim();
}

/**
 * One claim a disease: the latest dose, counted. Two entries of one day are one dose told twice; where the
 * issuer numbers the doses, a card with the second alone is worth two.
 */
function vaccinationClaims(immunizations: readonly Immunization[]): Claim[] {
  const byTarget = Map.groupBy(immunizations, ({ vaccineCode }) => vaccineOf(vaccineCode).target);
  return [...byTarget].map(([target, given]) => vaccinationClaim(target, given));
}

function vaccinationClaim(target: string, given: readonly Immunization[]): Claim {
  const dated = given
    .flatMap((one) => {
      const at = momentOfFhir(one.occurrenceDateTime);
      return at === null ? [] : [{ one, at }];
    })
    .sort((left, right) => left.at - right.at);
  const last = dated.at(-1) ?? null;
  const days = new Set(dated.map(({ at }) => Math.floor(at / 86_400_000)));
  const numbers = given.flatMap(({ protocolApplied = [] }) =>
    protocolApplied.flatMap(({ doseNumberPositiveInt }) => doseNumberPositiveInt ?? []),
  );
  const dose = Math.max(days.size, ...numbers);
  const latest = last?.one ?? given[0];
  return {
    ...{ kind: 'vaccination', target, at: last?.at ?? null, dose: dose > 0 ? dose : null },
    product: latest === undefined ? null : vaccineOf(latest.vaccineCode).product,
    ofDoses: latest?.protocolApplied?.[0]?.seriesDosesPositiveInt ?? null,
  };
}

/** Results that stand; of another state the result may still change, or never was one. */
const settled = new Set(['final', 'amended', 'corrected']);

function testClaim({ status, code, effectiveDateTime, valueCodeableConcept }: Observation): Claim {
  const result = settled.has(status) ? resultOf(valueCodeableConcept) : 'unknown';
  return { kind: 'test', ...testKindOf(code), result, sampledAt: momentOfFhir(effectiveDateTime) };
}

import { Personal, type SubjectClaims } from '@vedette/domain';
import type { z } from 'zod';
import type { Claim } from '../core/claim.ts';
import { covid19, covidVaccineOf, resultOf, testKindOf } from './codes.ts';
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
 * The doses against COVID-19 as one claim: the latest, and how many there were. Two entries of one day are one
 * dose told twice; where the issuer numbers the doses, a card with the second alone is worth two.
 */
function vaccinationClaims(immunizations: readonly Immunization[]): Claim[] {
  const given = immunizations
    .filter(({ vaccineCode }) => covidVaccineOf(vaccineCode) !== null)
    .map((one) => ({ ...one, at: momentOfFhir(one.occurrenceDateTime) }))
    .sort((left, right) => (left.at ?? 0) - (right.at ?? 0));
  const last = given.at(-1);
  if (last === undefined) return [];
  const days = given.flatMap(({ at }) => (at === null ? [] : Math.floor(at / millisecondsPerDay)));
  const numbers = given.flatMap(dosesOf).flatMap(({ doseNumberPositiveInt }) => doseNumberPositiveInt ?? []);
  const dose = Math.max(new Set(days).size, ...numbers);
  return [
    {
      ...{ kind: 'vaccination', target: covid19, at: last.at, dose: dose > 0 ? dose : null },
      product: covidVaccineOf(last.vaccineCode),
      ofDoses: dosesOf(last)[0]?.seriesDosesPositiveInt ?? null,
    },
  ];
}

const millisecondsPerDay = 86_400_000;
const dosesOf = ({ protocolApplied = [] }: Immunization) => protocolApplied;

/** Results that stand; of another state the result may still change, or never was one. */
const settled = new Set(['final', 'amended', 'corrected']);

function testClaim({ status, code, effectiveDateTime, valueCodeableConcept }: Observation): Claim {
  const test = testKindOf(code);
  // "Not detected" of something else must never stand for a result here.
  const isResult = settled.has(status) && test.method !== 'unknown';
  const result = isResult ? resultOf(valueCodeableConcept) : 'unknown';
  return { kind: 'test', ...test, result, sampledAt: momentOfFhir(effectiveDateTime) };
}

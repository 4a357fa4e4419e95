import type { TestMethod } from '@vedette/domain';
import type { Concept } from './fhir-schema.ts';

export const cvx = 'http://hl7.org/fhir/sid/cvx';
export const loinc = 'http://loinc.org';
export const snomed = 'http://snomed.info/sct';

/** COVID-19 in SNOMED CT, as the EU certificates name the disease too. */
export const covid19 = '840539006';

/** CVX: vaccines against COVID-19 (207 to 230 and 300 on those of the USA, 500 on the others). */
const covidVaccines = new Set(
  (
    '207 208 210 211 212 213 217 218 219 221 225 226 227 228 229 230 300 301 302 308 309 310 311 312 313 ' +
    '500 501 502 503 504 505 506 507 508 509 510 511 512 513 514 515 516 517 518 519 520 521'
  ).split(' '),
);

/**
 * LOINC: tests of a swab or of saliva that name SARS-CoV-2 alone, and of antibodies. Panels, viral loads, genes
 * that its relatives share, and tests of blood for the virus are left out: what they say is not what is asked.
 */
const covidTests: Readonly<Record<TestMethod | 'antibody', string>> = {
  NAAT:
    '94307-6 94308-4 94309-2 94314-2 94316-7 94500-6 94533-7 94534-5 94559-2 94565-9 94639-2 94640-0 94641-8 94756-4 ' +
    '94757-2 94759-8 94760-6 94845-5 95406-5 95409-9 95425-5 95608-6 95824-9 96091-4 96123-5 96448-6 96765-3 96797-6 ' +
    '96986-5',
  antigen: '94558-4 95209-3 96119-3 97097-0',
  antibody:
    '94503-0 94504-8 94505-5 94506-3 94507-1 94508-9 94547-7 94562-6 94563-4 94564-2 94661-6 94720-0 94761-4 94762-2 ' +
    '94768-9 94769-7 95125-1 95410-7 95411-5 95416-4 95427-1 95428-9 95429-7 95542-7 95825-6 96603-6 96742-2',
};

const testMethods = new Map(
  (['NAAT', 'antigen', 'antibody'] as const).flatMap((method) =>
    covidTests[method].split(' ').map((code) => [code, method] as const),
  ),
);

/** SNOMED CT: answers that say one thing or the other; all the rest says neither. */
const answers = new Map<string, 'not-detected' | 'detected'>([
  ['260415000', 'not-detected'],
  ['260385009', 'not-detected'],
  ['260373001', 'detected'],
  ['10828004', 'detected'],
]);

/**
 * The vaccine against COVID-19 that a code names, as `cvx:207`. Null for all others and for codes that are not
 * known: the dose of a vaccine against something else counts for nothing at a door.
 */
export function covidVaccineOf(concept: Concept): string | null {
  const codes = codesOf(concept, cvx);
  const [first] = codes;
  return first !== undefined && codes.every((code) => covidVaccines.has(code)) ? `cvx:${first}` : null;
}

export interface TestKind {
  readonly target: string;
  readonly method: TestMethod | 'antibody' | 'unknown';
}

/** Codes that contradict one another, and codes that are not known here, name no test. */
export function testKindOf(concept: Concept): TestKind {
  const method = agreed(codesOf(concept, loinc).map((code) => testMethods.get(code)));
  return method === undefined ? { target: 'unknown', method: 'unknown' } : { target: covid19, method };
}

export function resultOf(concept: Concept | undefined): 'not-detected' | 'detected' | 'unknown' {
  if (concept === undefined) return 'unknown';
  return agreed(codesOf(concept, snomed).map((code) => answers.get(code))) ?? 'unknown';
}

function codesOf({ coding }: Concept, system: string): string[] {
  return coding.filter((one) => one.system === system).map(({ code }) => code);
}

/** What all say; undefined where they differ, or where nobody says anything. */
function agreed<T>(said: readonly (T | undefined)[]): T | undefined {
  return said.every((one) => one === said[0]) ? said[0] : undefined;
}

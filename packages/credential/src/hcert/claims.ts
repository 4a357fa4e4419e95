import { after, duration, Personal, type SubjectClaims } from '@vedette/domain';
import type { Claim } from '../core/claim.ts';
import { midnightOf, momentOf } from './dates.ts';
import type { Dcc, DccEvent } from './dcc.ts';

const oneDay = duration(86_400_000);

/** LOINC: nucleic acid amplification, and rapid antigen test. */
const methods = new Map<string, 'NAAT' | 'antigen'>([
  ['LP6464-4', 'NAAT'],
  ['LP217198-3', 'antigen'],
]);
/** SNOMED CT. */
const results = new Map<string, 'not-detected' | 'detected'>([
  ['260415000', 'not-detected'],
  ['260373001', 'detected'],
]);

/** What the certificate states of its one event. */
export function claimOf(event: DccEvent): Claim {
  const { target } = event;
  switch (event.kind) {
    case 'v': {
      const { product, dose, ofDoses, on } = event;
      return { kind: 'vaccination', target, product, dose, ofDoses, at: midnightOf(on) };
    }
    case 't': {
      const method = methods.get(event.type) ?? 'unknown';
      const result = results.get(event.result) ?? 'unknown';
      return { kind: 'test', target, method, result, sampledAt: momentOf(event.sampledAt) };
    }
    case 'r':
      // The last day is a whole one.
      return {
        kind: 'recovery',
        target,
        from: midnightOf(event.from),
        until: after(midnightOf(event.until), oneDay),
      };
  }
}

/** Whom the certificate speaks of. */
export function subjectOf({ name, birthDate }: Dcc): SubjectClaims {
  const { family, given, icaoFamily, icaoGiven } = name;
  const full = fullName(family ?? '', given ?? '');
  return {
    ...(full !== '' && { name: new Personal(full) }),
    icaoName: new Personal({ family: icaoFamily, given: icaoGiven }),
    ...(birthDate !== '' && { birthDate: new Personal(birthDate) }),
  };
}

// A Chinese name has its family name first and no blank.
function fullName(family: string, given: string): string {
  return /\p{Script=Han}/u.test(family) ? `${family}${given}`.trim() : `${given} ${family}`.trim();
}

import type { HealthColour, Instant } from '@vedette/domain';
import type { Claim } from '../../core/claim.ts';

/** What the Chinese platforms speak of without saying so. */
const target = 'COVID-19';

type Result = Extract<Claim, { kind: 'test' }>['result'];

/** Results as platforms write them; anything else is `unknown`. */
const results: ReadonlyMap<string | number, Result> = new Map([
  ['阴性', 'not-detected'],
  ['阳性', 'detected'],
]);

export const healthStatus = (colour: HealthColour, asOf: Instant | null): Claim => ({
  kind: 'health-status',
  colour,
  asOf,
});

/** A nucleic-acid test (核酸检测). */
export function naat(
  written: string | number,
  sampledAt: Instant | null,
  map: ReadonlyMap<string | number, Result> = results,
): Claim {
  return { kind: 'test', target, method: 'NAAT', result: map.get(written) ?? 'unknown', sampledAt };
}

export function vaccination(product: string | null, dose: number | null, at: Instant | null): Claim {
  return { kind: 'vaccination', target, product, dose, ofDoses: null, at };
}

/** The number of a dose as a text or number; null for anything but a small whole number. */
export function doseOf(written: string | number | null | undefined): number | null {
  const dose = typeof written === 'string' && /^\d{1,2}$/.test(written) ? Number(written) : written;
  return typeof dose === 'number' && Number.isInteger(dose) && dose > 0 && dose < 100 ? dose : null;
}

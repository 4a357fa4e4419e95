import type {
  Evidence,
  HealthColour,
  HealthStatus,
  Itinerary,
  TestEvidence,
  Vaccination,
} from '@vedette/domain';
import type { Claim, ClaimKind } from '../core/claim.ts';
import type { Verification } from '../core/verification.ts';

type ClaimOf<K extends ClaimKind> = Extract<Claim, { readonly kind: K }>;
const ofKind = <K extends ClaimKind>(claims: readonly Claim[], kind: K): readonly ClaimOf<K>[] =>
  claims.filter((claim): claim is ClaimOf<K> => claim.kind === kind);

/** Worst first: of several colours the worst counts. */
const colours: readonly HealthColour[] = ['red', 'yellow', 'unknown', 'green'];

/**
 * What a verified credential states of health, as evidence. One that nobody can check right now states an unknown
 * status where it is a status that would have been asked for; one that was rejected states nothing.
 */
export function healthEvidence({ format, outcome, claims }: Verification): readonly Evidence[] {
  if (outcome === 'indeterminate' && format === 'health-code')
    return [{ kind: 'health-status', colour: 'unknown' }];
  if (outcome !== 'verified') return [];
  return [...statusOf(claims), ...testOf(claims), ...vaccinationOf(claims), ...itineraryOf(claims)];
}

function statusOf(claims: readonly Claim[]): readonly HealthStatus[] {
  const said = ofKind(claims, 'health-status').map(({ colour }) => colour);
  const colour = colours.find((one) => said.includes(one));
  return colour === undefined ? [] : [{ kind: 'health-status', colour }];
}

/** The newest test; of two at one moment, or of unknown age, whichever is worse. */
function testOf(claims: readonly Claim[]): readonly TestEvidence[] {
  const tests = ofKind(claims, 'test').toSorted(
    (one, other) =>
      (other.sampledAt ?? Number.POSITIVE_INFINITY) - (one.sampledAt ?? Number.POSITIVE_INFINITY) ||
      badness(other) - badness(one),
  );
  const [test] = tests;
  if (test === undefined) return [];
  const method = test.method === 'NAAT' || test.method === 'antigen' ? test.method : 'unknown';
  return [{ kind: 'test', method, result: test.result, sampledAt: test.sampledAt }];
}

const badness = ({ result }: ClaimOf<'test'>): number =>
  ['not-detected', 'unknown', 'detected'].indexOf(result);

/** How many doses, by the number of the last or by counting them; and when the last was. */
function vaccinationOf(claims: readonly Claim[]): readonly Vaccination[] {
  const doses = ofKind(claims, 'vaccination');
  if (doses.length === 0) return [];
  const numbers = doses.map(({ dose }) => dose).filter((dose) => dose !== null);
  const dates = doses.map(({ at }) => at).filter((at) => at !== null);
  const last = dates.toSorted((one, other) => other - one)[0] ?? null;
  return [{ kind: 'vaccination', doses: Math.max(doses.length, ...numbers), lastAt: last }];
}

function itineraryOf(claims: readonly Claim[]): readonly Itinerary[] {
  const states = ofKind(claims, 'itinerary').map(({ state }) => state);
  const state = (['listed-area', 'unknown', 'clear'] as const).find((one) => states.includes(one));
  return state === undefined ? [] : [{ kind: 'itinerary', state }];
}

import { healthEvidence } from '@vedette/credential';
import { sampleDcc } from '@vedette/credential/simulated-hcert';
import { decide } from '@vedette/domain';
import { context, requiring } from '@vedette/domain/test/builders';
import { describe, expect, it } from 'vitest';
import { shows, type Variant } from '../stand/attack.ts';
import { during, hcertFaults, hcertFound, issue } from '../stand/hcert.ts';
import { isSignedByListed, payloadOf } from '../stand/lenient.ts';

/** As often written: signed, and there is a vaccination, a recovery or a test in it: a green tick. */
function naive(text: string): boolean {
  const payload = payloadOf(text);
  return isSignedByListed(text) && ['v', 'r', 't'].some((kind) => payload.has(kind));
}

const [vaccination] = sampleDcc.v.v;
const [recovery] = sampleDcc.r.r;
const [test] = sampleDcc.t.t;
const positive = { ...test, tr: '260373001' };

const several = (name: string, events: object): Variant => {
  const { v: _, ...person } = sampleDcc.v;
  const text = issue({ payload: { ...person, ...events } });
  return { name, naive: () => naive(text), ours: () => hcertFaults(text), says: ['schema'] };
};

const duty = requiring({ check: 'test', method: 'any', within: '72h', result: 'not-detected' });

/** What a certificate with this test says, and what a door makes of it that asks for one that found nothing. */
async function tested(result: object, sampledAt = '2021-07-31T12:00:00Z'): Promise<unknown> {
  const found = await hcertFound(
    issue({ payload: { ...sampleDcc.t, t: [{ ...test, sc: sampledAt, ...result }] } }),
  );
  const decision = decide(duty, healthEvidence(found), context({ at: during, final: true }));
  const results = found.claims.map((claim) => ('result' in claim ? claim.result : claim.kind));
  return [found.outcome, ...results, decision.outcome, 'reasons' in decision ? decision.reasons : []];
}
const bad = (name: string, result: object, says: unknown, sampledAt?: string): Variant => ({
  ...{ name, says },
  naive: () => naive(issue({ payload: { ...sampleDcc.t, t: [{ ...test, ...result }] } })),
  ours: () => tested(result, sampledAt),
});

describe('attack 17: several events in a certificate, or one that is no good', () => {
  shows([
    several('a vaccination and a test', { v: [vaccination], t: [test] }),
    several('a vaccination that covers a test that found something', { v: [vaccination], t: [positive] }),
    several('a recovery and a test', { r: [recovery], t: [test] }),
    several('all three', { v: [vaccination], r: [recovery], t: [test] }),
    several('two vaccinations', { v: [vaccination, { ...vaccination, dn: 3 }] }),
    several('a test that found nothing before one that found something', { t: [test, positive] }),
    several('an event that is none', { v: [] }),
    several('an event that is nothing', { v: null }),
    bad('a test that found something', { tr: '260373001' }, [
      'verified',
      'detected',
      'denied',
      ['test:detected'],
    ]),
    bad('a test whose result nobody knows', { tr: 'fine' }, [
      'verified',
      'unknown',
      'denied',
      ['test:unknown'],
    ]),
    bad('a test by a method nobody knows', { tt: 'spit' }, [
      'verified',
      'not-detected',
      'denied',
      ['test:unknown'],
    ]),
    bad(
      'a test of last month',
      {},
      ['verified', 'not-detected', 'denied', ['test:too-old']],
      '2021-07-01T12:00:00Z',
    ),
  ]);

  it('is told from one that is good', async () => {
    expect(await tested({})).toEqual(['verified', 'not-detected', 'granted', []]);
  });
});

import { trustFiles } from '@vedette/credential/pass-vectors';
import { newAccounts, startGatewaySimulator } from '@vedette/credential/simulated-gateway';
import { simulatedIssuer, simulatedTrustList } from '@vedette/credential/simulated-hcert';
import { testKeyPair } from '@vedette/testing';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { cardIssuer, cardKeys } from '../../test/health-card.ts';
import { sampleRule, valueSets } from '../../test/sample-rule.ts';
import { NoTrustKind, trustKindOf } from './trust-kind-of.ts';

const list = { name: 'site' };
const wallet = { iss: 'https://pid.example', types: [{ vct: 'urn:x', role: 'identity' }] };

const documents: readonly (readonly [string, unknown])[] = [
  ['pass-keys', trustFiles.main],
  ['hcert-revocations', { at: '2021-07-01T00:00:00Z', nextUpdate: '2021-07-02T00:00:00Z', batches: [] }],
  ['shc-issuers', { list, issuers: [{ iss: cardIssuer, name: 'Office', keys: cardKeys }] }],
  ['sd-jwt-issuers', { list, issuers: [{ ...wallet, keys: [testKeyPair().jwk] }] }],
  ['shc-jwks', cardKeys],
  ['shc-jwks', cardKeys.keys],
  ['hcert-keys', simulatedTrustList([simulatedIssuer('AT')])],
  ['hcert-rules', sampleRule()],
  ['hcert-rules', [sampleRule(), sampleRule()]],
  ['card-formats', { accepts: ['h10301'] }],
  ['hcert-value-sets', valueSets],
  ['hcert-value-sets', [valueSets]],
  ['hcert-value-sets', { valueSetId: 'disease-agent-targeted', valueSetValues: { '840539006': {} } }],
];

describe('the kind of a trust file', () => {
  it.each(documents)('is %s', (kind, document) => {
    expect(trustKindOf(document, 'file').kind).toBe(kind);
  });

  it('is gateway for the settings of every shape', async () => {
    const simulator = await startGatewaySimulator({ accounts: newAccounts() });
    onTestFinished(() => simulator.close());
    for (const shape of ['shanghai', 'national', 'guangdong', 'firmware'] as const)
      expect(trustKindOf(simulator.settings(shape), 'file').kind).toBe('gateway');
  });

  it.each([{}, [], { keys: [] }, { format: 'vedette-pass-trust', version: 2 }, null, 7, 'text'])(
    'is none for %j, and every parser says why',
    (document) => {
      const reading = () => trustKindOf(document, 'file');
      expect(reading).toThrow(NoTrustKind);
      try {
        reading();
      } catch (error) {
        if (!(error instanceof NoTrustKind)) throw error;
        expect(error.problems).toHaveLength(10);
        expect(error.problems.every(({ message }) => message !== '')).toBe(true);
      }
    },
  );

  it('lets the keys of a set count for no issuer whom their certificates do not name', () => {
    const [key] = cardKeys.keys;
    const part = trustKindOf({ keys: [{ ...key, x5c: ['AAAA'] }] }, 'file');
    if (part.kind !== 'shc-jwks') throw new Error(part.kind);
    expect(part.trustIn(cardIssuer)).toBeNull();
  });

  it('is told, or refused with reasons, for any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        try {
          expect(typeof trustKindOf(json, 'file').kind).toBe('string');
        } catch (error) {
          expect(error).toBeInstanceOf(NoTrustKind);
        }
      }),
      { numRuns: 300 },
    );
  });
});

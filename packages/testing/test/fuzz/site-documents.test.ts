import {
  parseCardNumber,
  parseCardTrust,
  parseGatewayConfig,
  parseHcertRevocation,
  parseHcertTrust,
  parsePassKeySet,
  parsePassTrust,
  parseRequestClient,
  parseRules,
  parseSdJwtTrust,
  parseShcTrust,
  parseValueSets,
  readHcert,
  readHcertTrust,
  readHealthCard,
  readNumeric,
  readRulesPayload,
  usualCards,
} from '@vedette/credential';
import { trustFiles } from '@vedette/credential/pass-vectors';
import { simulatedTrustList } from '@vedette/credential/simulated-hcert';
import { trustJson } from '@vedette/credential/test/sd-jwt-stand';
import { shcTrustJson } from '@vedette/credential/test/shc-issuer';
import { VedetteError } from '@vedette/domain';
import {
  parseCamera,
  parseContacts,
  parseIndicator,
  parseReader,
  parseThermometer,
  parseTurnstile,
} from '@vedette/drivers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { issuer } from '../stand/hcert.ts';

type Json = Readonly<Record<string, unknown>>;
const bounds = { numRuns: 300, interruptAfterTimeLimit: 20_000 };

/** What an administrator may give a site, with something good to start from. */
const documents: readonly (readonly [string, (json: unknown) => unknown, unknown])[] = [
  ['trust in health certificates', (json) => parseHcertTrust(json), simulatedTrustList([issuer])],
  [
    'revoked health certificates',
    parseHcertRevocation,
    {
      ...{ at: '2021-08-01T00:00:00Z', nextUpdate: '2021-08-02T00:00:00Z' },
      batches: [{ hashType: 'UCI', entries: ['00'.repeat(16)] }],
    },
  ],
  ['acceptance rules', parseRules, []],
  ['value sets', (json) => parseValueSets(Array.isArray(json) ? json : [json]), {}],
  ['trust in health cards', parseShcTrust, shcTrustJson()],
  ['trust in passes', parsePassTrust, trustFiles.main],
  ['keys that sign passes', parsePassKeySet, { keys: [] }],
  ['trust in wallets’ credentials', parseSdJwtTrust, trustJson()],
  ['what asks wallets', parseRequestClient, { scheme: 'redirect_uri' }],
  ['cards that are accepted', parseCardTrust, { accepts: ['h10301'] }],
  [
    'a gateway',
    parseGatewayConfig,
    { shape: 'national', id: 'x', url: 'https://x.example', appId: 'a', secretKey: 'b' },
  ],
  ['a reader', parseReader, { driver: 'osdp', path: '/dev/ttyUSB0', readers: [{ address: 0 }] }],
  ['a camera', parseCamera, { driver: 'page' }],
  ['a turnstile', parseTurnstile, { driver: 'simulated' }],
  ['a thermometer', parseThermometer, { driver: 'none' }],
  ['an indicator', parseIndicator, { driver: 'none' }],
  ['contacts', parseContacts, { driver: 'simulated' }],
];

/** Anything in the place of one member, at any depth. */
function changedIn(good: unknown): fc.Arbitrary<unknown> {
  return fc.tuple(fc.nat(1_000), fc.jsonValue({ maxDepth: 3 })).map(([at, value]) => {
    const copy: Record<string, unknown> = { document: structuredClone(good) };
    const places = placesOf(copy);
    const [parent, key] = places[at % places.length] ?? [copy, 'document'];
    parent[key] = value;
    return copy['document'];
  });
}
function placesOf(parent: Record<string, unknown>): readonly (readonly [Record<string, unknown>, string])[] {
  return Object.entries(parent).flatMap(([key, value]) => [
    [parent, key] as const,
    ...(typeof value === 'object' && value !== null ? placesOf(value as Record<string, unknown>) : []),
  ]);
}

describe.each(documents)('a document that describes %s', (_, parse, good) => {
  it('is read, or refused as wrong input, whatever it says', () => {
    const anything = fc.oneof(changedIn(good), fc.jsonValue({ maxDepth: 4 }), fc.anything({ maxDepth: 3 }));
    fc.assert(
      fc.property(anything, (json) => {
        try {
          parse(json);
        } catch (error) {
          expect(error).toBeInstanceOf(VedetteError);
          expect((error as VedetteError).code).toBe('input-invalid');
        }
      }),
      bounds,
    );
  });
});

/** Parsers of text that strangers or administrators give, each with an answer for everything. */
const answers: readonly (readonly [string, (text: string) => { readonly ok: boolean }, string])[] = [
  ['a health certificate', readHcert, 'HC1:'],
  ['a payload to be judged by rules', readRulesPayload, '{"payload":{}}'],
  ['a health card', readHealthCard, 'eyJ6aXAiOiJERUYifQ.e30.AA'],
  ['the digits of a health card', readNumeric, 'shc:/567629'],
  ['a typed card number', (text) => parseCardNumber(text, usualCards), 'card:h10301:123:4567'],
];
const text = (good: string): fc.Arbitrary<string> =>
  fc.oneof(
    fc.string({ unit: 'binary', maxLength: 3_000 }),
    fc
      .tuple(fc.nat(good.length), fc.string({ maxLength: 200 }))
      .map(([at, more]) => good.slice(0, at) + more),
    fc.stringMatching(/^[0-9]{0,400}$/).map((digits) => good.slice(0, 5) + digits),
  );

describe.each(answers)('text that may be %s', (_, read, good) => {
  it('is answered, and never thrown over', () => {
    fc.assert(
      fc.property(text(good), (given) => {
        expect(read(given).ok).toBeTypeOf('boolean');
      }),
      bounds,
    );
  });
});

it('a trust list in any form is read or refused', () => {
  const list = JSON.stringify(simulatedTrustList([issuer]));
  fc.assert(
    fc.property(text(list), (given) => {
      try {
        readHcertTrust(given);
      } catch (error) {
        expect((error as Partial<VedetteError> & Json)['code']).toBe('input-invalid');
      }
    }),
    bounds,
  );
});

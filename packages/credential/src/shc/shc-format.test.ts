import { describe, expect, it } from 'vitest';
import { examineShc, shcPresentation } from '../../test/shc-door.ts';
import {
  doses,
  immunization,
  patient,
  shcIss,
  shcKey,
  shcPayload,
  shcText,
  shcTime,
  shcTrustJson,
} from '../../test/shc-issuer.ts';
import { examinerOf } from '../core/examine.ts';
import { doorAt } from '../pass/vectors/play.ts';
import { parseShcTrust, shcFormat } from './index.ts';

const card = shcPayload(doses);
interface CardShape {
  readonly vc: { readonly credentialSubject: { readonly fhirBundle: { readonly entry: readonly object[] } } };
}
const faultsOf = async (payload: unknown) => (await examineShc(shcText(payload))).faults;

describe('a health card', () => {
  it('is verified against the issuer that the site trusts', async () => {
    expect(await examineShc(shcText(card))).toMatchObject({
      ...{ format: 'shc', outcome: 'verified', faults: [], binding: 'bearer', freshness: 'static' },
      issuer: { id: shcIss, keyId: shcKey.kid, trustList: 'site', trustListAt: Date.parse('2022-01-01') },
      validity: { notBefore: 1_630_000_000_500, notAfter: 1_660_000_000_000 },
    });
  });

  it('is refused from the very instant it expires, and before the one it begins', async () => {
    const at = async (time: number) => (await examineShc(shcText(card), undefined, { at: time })).faults;
    expect(await at(1_660_000_000_000)).toEqual(['expired']);
    expect(await at(1_659_999_999_999)).toEqual([]);
    expect(await at(1_630_000_000_500)).toEqual([]);
    expect(await at(1_630_000_000_499)).toEqual(['not-yet-valid']);
  });

  it('without an end does not expire', async () => {
    const { faults } = await examineShc(shcText(shcPayload(doses, { exp: undefined })), undefined, {
      at: Date.parse('2100-01-01'),
    });
    expect(faults).toEqual([]);
  });

  it('cannot be decided on a clock in doubt', async () => {
    const found = await examineShc(shcText(card), undefined, { clock: 'doubtful' });
    expect(found).toMatchObject({ outcome: 'indeterminate', faults: ['clock-doubtful'] });
  });

  it('is told from others by its prefix, in QR codes and typed text alone', () => {
    const format = shcFormat(parseShcTrust(shcTrustJson()));
    expect(format.media).toEqual(['qr', 'manual']);
    const told = ['shc:/', 'shc:/5676', 'SHC:/5676', 'shc:5676', 'HC1:', 'shlink:/', ''].map((text) =>
      format.detect(shcPresentation(text)),
    );
    expect(told).toEqual([true, true, false, false, false, false, false]);
  });

  it.each([
    ['shc:/1/2/5676', 'unsupported-version'],
    ['shc:/2/1/5676', 'unsupported-version'],
    ['shc:/1/1/567', 'malformed'],
    ['shc:/1/1/', 'malformed'],
    ['shc:/01/1/5676', 'unsupported-version'],
    ['shc:/567', 'malformed'],
    ['shc:/5678', 'malformed'],
    ['shc:/', 'malformed'],
    ['shc:/56 76', 'malformed'],
    ['shc:/5676\n', 'malformed'],
    ['shc:/٥٦', 'malformed'],
    ['shc:/1/x/5676', 'malformed'],
  ])('is not in %j', async (text, fault) => {
    expect(await examineShc(text)).toMatchObject({ outcome: 'rejected', faults: [fault], claims: [] });
  });

  it.each([
    ['http', { iss: 'http://health.example/shc' }],
    ['a slash at the end of the issuer', { iss: `${shcIss}/` }],
    ['a query in the issuer', { iss: `${shcIss}?a` }],
    ['an end before its beginning', { exp: 1_600_000_000 }],
    ['a beginning in milliseconds', { nbf: 1_630_000_000_000 }],
    ['an end in milliseconds', { exp: 1_660_000_000_000 }],
    ['a beginning that is text', { nbf: '1630000000' }],
    ['no beginning', { nbf: undefined }],
    ['no credential', { vc: null }],
  ])('does not keep its schema with %s', async (_, changes) => {
    expect(await faultsOf(shcPayload(doses, changes))).toEqual(['schema']);
  });

  it.each([
    ['the type of a health card missing', doses, { type: ['https://smarthealth.cards#immunization'] }],
    ['a revocation name that is too long', doses, { rid: 'x'.repeat(25) }],
    ['no entry', [], {}],
    ['nobody whom it speaks of', doses.slice(1), {}],
    ['two people', [patient, ...doses], {}],
    ['more than a hundred entries', Array.from({ length: 101 }, () => patient), {}],
  ])('does not keep its schema with %s', async (_, resources, vc) => {
    expect(await faultsOf(shcPayload(resources, {}, vc))).toEqual(['schema']);
  });

  it('is the same card in a code that calls itself the first part of one', async () => {
    const text = shcText(card);
    const found = await examineShc(text.replace('shc:/', 'shc:/1/1/'));
    expect(found).toEqual(await examineShc(text));
    expect(found.outcome).toBe('verified');
  });

  it('is not read from a symbol larger than version 22', async () => {
    const format = examinerOf(shcFormat(parseShcTrust(shcTrustJson())));
    const outcomeIn = async (symbolVersion: number) => {
      const presentation = { ...shcPresentation(shcText(card)), symbolVersion };
      return (await format.examine(presentation, doorAt(shcTime))).faults;
    };
    expect([await outcomeIn(22), await outcomeIn(23)]).toEqual([[], ['unsupported-version']]);
  });

  it.each([
    ['security that is no code', { meta: { security: [{ badKey: 'IAL1' }] } }, ['schema']],
    ['security that is no list', { meta: { security: 'IAL1' } }, ['schema']],
    ['a code of security', { meta: { security: [{ code: 'IAL1.2' }] } }, []],
    ['metadata that nobody asked for', { meta: { id: 'more' } }, []],
    ['metadata that is text', { meta: 'more' }, []],
  ])('with %s is judged so', async (_, changes, faults) => {
    expect(await faultsOf(shcPayload([patient, immunization('2021-01-01', '207', changes)]))).toEqual(faults);
  });

  it('names its entries shortly', async () => {
    for (const fullUrl of ['http://resource:0', 'resource:one', undefined]) {
      const payload = structuredClone(shcPayload(doses)) as CardShape;
      Object.assign(payload.vc.credentialSubject.fhirBundle.entry[0] ?? {}, { fullUrl });
      expect(await faultsOf(payload)).toEqual(['schema']);
    }
  });

  it('may have types that nobody here knows', async () => {
    const type = ['https://smarthealth.cards#health-card', 'https://example.org#other'];
    expect(await faultsOf(shcPayload(doses, {}, { type }))).toEqual([]);
  });

  it('has one name for the ledger, whichever of its two signatures it shows', async () => {
    const [one, other] = [await examineShc(shcText(card)), await examineShc(shcText(card))];
    expect(one.replayKey).toBe(other.replayKey);
    const another = await examineShc(shcText(shcPayload([patient])), undefined, { at: shcTime });
    expect(another.replayKey).not.toBe(one.replayKey);
  });
});

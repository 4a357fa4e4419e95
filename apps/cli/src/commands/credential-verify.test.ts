import { issued, noon, strangerKey, trustFiles, visit } from '@vedette/credential/pass-vectors';
import {
  issueHcert,
  sampleDcc,
  simulatedIssuer,
  simulatedTrustList,
} from '@vedette/credential/simulated-hcert';
import { instant } from '@vedette/domain';
import { bindSdJwt, disclosable, issueSdJwt, sampleIdCard, testKeyPair } from '@vedette/testing';
import { describe, expect, it } from 'vitest';
import { verify } from '../../test/credential-stand.ts';
import { cardIssuer, cardKeys, healthCard } from '../../test/health-card.ts';

const summer = '2021-07-02T12:00:00Z';
const ministry = simulatedIssuer('AT');
const time = (text: string) => instant(Date.parse(text));
const certificate = (payload: unknown = sampleDcc.v, issuer = ministry): string =>
  issueHcert(issuer, {
    ...{ payload, issuedAt: time('2021-06-02T00:00:00Z'), expiresAt: time('2022-06-02T00:00:00Z') },
  });
const hcertTrust = simulatedTrustList([ministry]);
/** Another letter somewhere in the second half. */
const tampered = (text: string): string => {
  const at = text.length - 40;
  return text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);
};

describe('vedette credential verify on a pass', () => {
  it('verifies it, and says who it is for only when asked', async () => {
    const trust = [trustFiles.main];
    const found = await verify(`${issued(visit)}\n`, { at: noon, trust });
    expect(found).toMatchObject({
      ...{ code: 0, format: 'pass', outcome: 'verified', faults: [] },
      issuer: { id: 'plant-3', trustList: 'vector keys', trustListAt: '2026-11-30T00:00:00.000Z' },
      claims: [{ kind: 'visit', zones: ['hall', 'workshop-2'], entries: 'single' }],
      validity: { notAfter: '2026-12-02T04:00:00.000Z', evaluatedAt: '2026-12-01T04:00:00.000Z' },
      ...{ binding: 'bearer', freshness: 'static', replayKey: expect.stringMatching(/^[\w-]{43}$/) },
    });
    expect(found['subject']).toEqual({ fields: ['person'] });
    expect('schema' in found).toBe(false);
    const shown = await verify(issued(visit), { at: noon, trust, args: ['--show-subject'] });
    expect(shown['subject']).toEqual({ fields: ['person'], values: { person: 'visit-2041' } });
  });

  it('rejects one that was changed, and one by a key that nobody vouches for', async () => {
    const forged = await verify(tampered(issued(visit)), { at: noon, trust: [trustFiles.main] });
    expect(forged).toMatchObject({ code: 1, outcome: 'rejected', faults: ['signature'] });
    const foreign = await verify(issued(visit, strangerKey), { at: noon, trust: [trustFiles.main] });
    expect(foreign).toMatchObject({ code: 1, faults: ['unknown-issuer'], issuer: null });
  });

  it('cannot tell with a revocation list that is out of date', async () => {
    const found = await verify(issued(visit), { at: noon, trust: [trustFiles['stale list']] });
    expect(found).toMatchObject({ code: 2, outcome: 'indeterminate', faults: ['revocation-stale'] });
  });
});

describe('vedette credential verify on a health certificate', () => {
  const list = (nextUpdate: string) => ({ at: '2021-07-01T00:00:00Z', nextUpdate, batches: [] });

  it('verifies it with keys and revocations of several files after one option', async () => {
    const found = await verify(certificate(), {
      ...{ at: summer, trust: [hcertTrust, list('2021-07-03T00:00:00Z')], args: ['--schema'] },
    });
    expect(found).toMatchObject({
      ...{ code: 0, format: 'hcert', outcome: 'verified', issuer: { id: 'AT' } },
      claims: [{ kind: 'vaccination', dose: 2, ofDoses: 2, at: '2021-06-01T00:00:00.000Z' }],
      subject: { fields: ['name', 'icaoName', 'birthDate'] },
      schema: { valid: true, problems: [] },
    });
    expect(JSON.stringify(found)).not.toMatch(/ller|MUELLER|1990/);
  });

  it('rejects what was changed, what is of others, and what is past', async () => {
    const trust = [hcertTrust];
    expect(await verify(tampered(certificate()), { at: summer, trust })).toMatchObject({ code: 1 });
    const other = certificate(sampleDcc.v, simulatedIssuer('DE'));
    expect(await verify(other, { at: summer, trust })).toMatchObject({ code: 1, faults: ['unknown-issuer'] });
    const late = { at: '2023-01-01T00:00:00+01:00', trust };
    expect(await verify(certificate(), late)).toMatchObject({ code: 1, faults: ['expired'] });
  });

  it('cannot tell with a revocation list that is out of date', async () => {
    const trust = [hcertTrust, list('2021-07-02T00:00:00Z')];
    const found = await verify(certificate(), { at: summer, trust });
    expect(found).toMatchObject({ code: 2, outcome: 'indeterminate', faults: ['revocation-stale'] });
  });

  it('rejects by the published schema what it would take otherwise, and says where', async () => {
    const [event] = sampleDcc.v.v;
    const odd = certificate({ ...sampleDcc.v, v: [{ ...event, dt: '2021-06-01T10:00:00Z' }] });
    const trust = [hcertTrust];
    expect(await verify(odd, { at: summer, trust })).toMatchObject({ code: 0 });
    expect(await verify(odd, { at: summer, trust, args: ['--schema'] })).toMatchObject({
      ...{ code: 1, faults: ['schema'] },
      schema: { valid: false, problems: [{ path: '/v/0/dt', rule: 'format' }] },
    });
  });
});

describe('vedette credential verify on a SMART Health Card', () => {
  const at = '2022-01-15T12:00:00Z';
  const issuers = { list: { name: 'site' }, issuers: [{ iss: cardIssuer, name: 'Office', keys: cardKeys }] };

  it('verifies it with a list of issuers, and with the bare keys of one', async () => {
    const listed = await verify(healthCard(), { at, trust: [issuers] });
    expect(listed).toMatchObject({
      code: 0,
      format: 'shc',
      outcome: 'verified',
      issuer: { trustList: 'site' },
    });
    const bare = await verify(healthCard(), { at, trust: [cardKeys] });
    expect(bare).toMatchObject({ code: 0, issuer: { id: cardIssuer, trustList: 'document-0' } });
  });

  it('rejects a changed one, and one in the name of whom the list does not have', async () => {
    const digits = healthCard();
    const swapped = digits.slice(0, -4) + (digits.endsWith('1010') ? '2020' : '1010');
    expect(await verify(swapped, { at, trust: [issuers] })).toMatchObject({ code: 1, outcome: 'rejected' });
    const other = await verify(healthCard('https://other.example'), { at, trust: [issuers] });
    expect(other).toMatchObject({ code: 1, faults: ['unknown-issuer'] });
  });

  it('cannot tell of an issuer that revokes without its list', async () => {
    const [key] = cardKeys.keys;
    const found = await verify(healthCard(), { at, trust: [{ keys: [{ ...key, crlVersion: 1 }] }] });
    expect(found).toMatchObject({ code: 2, faults: ['revocation-stale'] });
  });
});

describe('vedette credential verify on what a wallet shows', () => {
  const [issuer, holder] = [testKeyPair(), testKeyPair()];
  const vct = 'urn:eudi:pid:1';
  const seconds = noon / 1_000;
  const trust = [
    {
      list: { name: 'wallets' },
      issuers: [{ iss: 'https://pid.example', keys: [issuer.jwk], types: [{ vct, role: 'identity' }] }],
    },
  ];
  const { compact } = issueSdJwt({
    key: issuer.key,
    claims: {
      ...{ iss: 'https://pid.example', vct, iat: seconds - 60, exp: seconds + 60 },
      ...{ family_name: disclosable('Mustermann'), cnf: { jwk: holder.jwk } },
    },
  });
  const bound = bindSdJwt(compact, {
    ...{ key: holder.key, nonce: 'any', audience: 'gate', issuedAt: seconds - 5 },
  });

  it('verifies it when its holder signed for this audience, and for no other', async () => {
    const found = await verify(bound, { at: noon, trust, args: ['--audience', 'gate'] });
    expect(found).toMatchObject({ code: 0, format: 'sd-jwt', outcome: 'verified', binding: 'holder-key' });
    const elsewhere = await verify(bound, { at: noon, trust, args: ['--audience', 'museum'] });
    expect(elsewhere).toMatchObject({ code: 1, faults: ['challenge-mismatch'] });
  });

  it('rejects one whose proof was taken away', async () => {
    expect(await verify(compact, { at: noon, trust })).toMatchObject({ code: 1, faults: ['holder-binding'] });
  });
});

describe('vedette credential verify on documents and cards', () => {
  const record = sampleIdCard();

  it('verifies the record of an identity card as bytes, as hex and as base64, and prints no number', async () => {
    const hex = Buffer.from(record).toString('hex');
    const base64 = Buffer.from(record).toString('base64').replaceAll(/.{76}/g, '$&\n');
    for (const payload of [record, hex, base64]) {
      const found = await verify(payload, { at: noon });
      expect(found).toMatchObject({ code: 0, format: 'id-document', outcome: 'verified', replayKey: null });
      expect(found['subject']).toEqual({ fields: ['name', 'birthDate'] });
      expect(JSON.stringify(found)).not.toMatch(/安然|11010519491231002X/);
    }
  });

  it('shows what the card says when asked, and rejects one whose number was changed', async () => {
    const shown = await verify(record, { at: noon, args: ['--show-subject'] });
    expect(shown['subject']).toMatchObject({ values: { name: '安然', number: '11010519491231002X' } });
    const forged = sampleIdCard({ number: '110105194912310021' });
    expect(await verify(forged, { at: noon })).toMatchObject({ code: 1, faults: ['malformed'] });
    expect(await verify(sampleIdCard({ to: '20200101' }), { at: noon })).toMatchObject({
      ...{ code: 1, faults: ['expired'] },
    });
  });

  it.each([
    ['26:10111101100010001110101110', []],
    ['26:BD88EB80', []],
    ['card:h10301:123:4567', []],
    ['h10301 123 4567', ['--format', 'card']],
    ['uid:04:A2:B3:C4:D5:E6:F7', ['--format', 'card']],
  ])('takes the card %s', async (text, args) => {
    const found = await verify(text, { at: noon, args });
    expect(found).toMatchObject({ code: 0, format: 'card', binding: 'bearer', subject: { fields: [] } });
    expect(JSON.stringify(found)).not.toMatch(/4567|04a2/i);
  });

  it('takes the kinds of card that the site says', async () => {
    const card = 'card:h10301:123:4567';
    expect(await verify(card, { at: noon })).toMatchObject({ code: 0, outcome: 'verified' });
    const found = await verify(card, { at: noon, trust: [{ accepts: ['h10306'] }] });
    expect(found).toMatchObject({ code: 1, faults: ['not-accepted'] });
    const random = await verify('uid:08112233', { at: noon, args: ['--format', 'card'] });
    expect(random).toMatchObject({ code: 1, faults: ['stale-presentation'] });
    const flipped = await verify('26:3D88EB80', { at: noon });
    expect(flipped).toMatchObject({ code: 1, format: 'card', faults: ['malformed'] });
  });
});

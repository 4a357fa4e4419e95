import { VedetteError } from '@vedette/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { now } from '../../test/sd-jwt-stand.ts';
import {
  certificate,
  clientJson,
  countingBytes,
  later,
  origin,
  stand,
  ttl,
} from '../../test/wallet-stand.ts';
import { maxAnswerLength, replyTo } from './answer.ts';
import { type LaneRequest, LaneRequests } from './lane-requests.ts';
import { parseRequestClient } from './request-client.ts';

const parametersOf = ({ qrText }: LaneRequest) => new URLSearchParams(qrText.slice('openid4vp://?'.length));
const stateOf = (request: LaneRequest): string => parametersOf(request).get('state') ?? '';
const form = (fields: Record<string, string>): string => new URLSearchParams(fields).toString();

describe('the code that a lane shows', () => {
  it('holds the whole of an unsigned question', async () => {
    const { ask, query } = stand();
    const request = await ask();
    const parameters = parametersOf(request);
    const address = `${origin}/api/openid4vp/responses/${request.id}`;
    expect(parameters.get('client_id')).toBe(`redirect_uri:${address}`);
    expect(parameters.get('response_uri')).toBe(address);
    expect(parameters.get('response_mode')).toBe('direct_post');
    expect(JSON.parse(parameters.get('dcql_query') ?? '')).toEqual(query);
    expect(parameters.get('nonce')).toMatch(/^[\w-]{43}$/);
    expect(request.expiresAt).toBe(now + ttl);
  });

  it('points to a signed question', async () => {
    const { ask, requests } = stand({ client: parseRequestClient(clientJson('x509_hash')) });
    const request = await ask();
    const parameters = parametersOf(request);
    expect([...parameters.keys()]).toEqual(['client_id', 'request_uri', 'request_uri_method']);
    const jwt = requests.requestObject(request.id, now) ?? '';
    const [head, body] = jwt.split('.').map((part) => Buffer.from(part, 'base64url').toString());
    expect(JSON.parse(head ?? '')).toEqual({
      ...{ alg: 'ES256', typ: 'oauth-authz-req+jwt', x5c: [certificate.raw.toString('base64')] },
    });
    expect(JSON.parse(body ?? '')).toMatchObject({
      ...{ client_id: parameters.get('client_id'), aud: 'https://self-issued.me/v2' },
      exp: (now + ttl) / 1_000,
    });
    expect(requests.requestObject(request.id, later(ttl))).toBeNull();
    expect(requests.requestObject('other', now)).toBeNull();
  });

  it('is a new question each time', async () => {
    const { ask } = stand();
    const seen = new Set<string>();
    for (let count = 0; count < 20; count++) {
      const request = await ask();
      for (const secret of [request.id, stateOf(request), parametersOf(request).get('nonce') ?? '']) {
        expect(seen.has(secret)).toBe(false);
        seen.add(secret);
      }
    }
  });
});

describe('an answer to a lane', () => {
  it('is taken until the very instant the question ends', async () => {
    const { ask, answer } = stand();
    expect((await answer((await ask()).qrText, 'honest', later(ttl - 1))).ok).toBe(true);
    expect(await answer((await ask()).qrText, 'honest', later(ttl))).toMatchObject({ refusal: 'expired' });
  });

  it('is taken once, also when it comes twice at once', async () => {
    const { ask, wallet, requests } = stand({ responseMode: 'direct_post.jwt' });
    const { id, qrText } = await ask();
    const { body } = await wallet.answer(await wallet.read(qrText));
    const both = await Promise.all([requests.answer(id, body, now), requests.answer(id, body, now)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ refusal: 'already-answered' });
  });

  it('is spent by a presentation that is none, and not by a wrong state', async () => {
    const { ask, requests, answer } = stand();
    const request = await ask();
    for (const state of ['', 'x', `${stateOf(request)}x`])
      expect(await requests.answer(request.id, form({ vp_token: '{}', state }), now)).toMatchObject({
        refusal: 'state-mismatch',
      });
    const empty = form({ vp_token: '{}', state: stateOf(request) });
    expect(await requests.answer(request.id, empty, now)).toMatchObject({ refusal: 'malformed' });
    expect(await answer(request.qrText)).toMatchObject({ refusal: 'already-answered' });
  });

  it.each([
    ['nothing', {}, 'malformed'],
    ['two presentations', { c0: ['a~', 'b~'] }, 'malformed'],
    ['a presentation outside a list', { c0: 'a~' }, 'malformed'],
    ['an empty list', { c0: [] }, 'malformed'],
    ['answers to two questions', { c0: ['a~'], c1: ['a~'] }, 'malformed'],
    ['an answer to another question', { c1: ['a~'] }, 'not-asked'],
    ['an answer to __proto__', JSON.parse('{"__proto__":["a~"]}'), 'not-asked'],
    ['a W3C credential', { c0: [{ type: 'VerifiablePresentation' }] }, 'format-unsupported'],
    ['a JWT', { c0: ['eyJ.e30.AA'] }, 'format-unsupported'],
    ['a number', { c0: [7] }, 'format-unsupported'],
    ['more than a wallet holds', { c0: [`${'a'.repeat(66_000)}~`] }, 'too-large'],
  ])('is none with %s', async (_, token, refusal) => {
    const { ask, requests } = stand();
    const request = await ask();
    const body = form({ vp_token: JSON.stringify(token), state: stateOf(request) });
    expect(await requests.answer(request.id, body, now)).toMatchObject({ ok: false, refusal });
  });

  it.each([
    ['too large', 'a='.padEnd(maxAnswerLength + 1, 'x'), 'too-large'],
    ['no form', 'vp_token', 'malformed'],
    ['a form with a field twice', 'state=a&state=b', 'malformed'],
    ['a form with a broken escape', 'state=%zz', 'malformed'],
    ['a form with broken UTF-8', 'state=%ff', 'malformed'],
    ['a form with fields without end', 'a1=&'.repeat(30), 'malformed'],
    ['a token that is no JSON', 'vp_token=x', 'state-mismatch'],
  ])('is none when it is %s', async (_, body, refusal) => {
    const { ask, requests } = stand();
    expect(await requests.answer((await ask()).id, body, now)).toMatchObject({ ok: false, refusal });
  });

  it('has to be encrypted to the key of its own question', async () => {
    const { ask, wallet, requests } = stand({ responseMode: 'direct_post.jwt' });
    const [one, other] = [await ask(), await ask()];
    const { body } = await wallet.answer(await wallet.read(one.qrText));
    expect(await requests.answer(other.id, body, now)).toMatchObject({ refusal: 'malformed' });
    const plain = form({ vp_token: '{"c0":["a~"]}', state: stateOf(one) });
    expect(await requests.answer(one.id, plain, now)).toMatchObject({ refusal: 'not-encrypted' });
    expect((await requests.answer(one.id, body, now)).ok).toBe(true);
  });

  it('is none of ours under another id', async () => {
    const { requests } = stand();
    const found = await requests.answer('x', 'a=b', now);
    expect(found).toEqual({ ok: false, lane: null, refusal: 'unknown-request' });
  });

  it('never makes the lane throw, whatever it is', async () => {
    const { ask, requests } = stand();
    const token = fc.oneof(
      fc.string(),
      fc.jsonValue().map((json) => JSON.stringify(json)),
    );
    await fc.assert(
      fc.asyncProperty(token, fc.string(), async (text, noise) => {
        const request = await ask();
        await requests.answer(request.id, noise, now);
        const found = await requests.answer(
          request.id,
          form({ vp_token: text, state: stateOf(request) }),
          now,
        );
        expect(replyTo(found).status).toBeGreaterThanOrEqual(200);
      }),
    );
  });
});

describe('what a wallet is told', () => {
  it.each([
    [{ ok: false, lane: null, refusal: 'unknown-request' }, 404],
    [{ ok: false, lane: null, refusal: 'expired' }, 410],
    [{ ok: false, lane: null, refusal: 'already-answered' }, 410],
    [{ ok: false, lane: null, refusal: 'malformed' }, 400],
    [{ ok: false, lane: null, refusal: 'wallet-refused', error: 'access_denied' }, 200],
  ] as const)('%j: %i', (answer, status) => {
    expect(replyTo(answer).status).toBe(status);
  });

  it('names the format that the lane cannot read', () => {
    const answer = { ok: false, lane: null, refusal: 'format-unsupported', format: 'mso_mdoc' } as const;
    expect(replyTo(answer)).toEqual({
      ...{
        status: 400,
        body: { error: 'invalid_request', error_description: 'format-unsupported: mso_mdoc' },
      },
    });
  });
});

describe('the questions that are open', () => {
  it('are few for one lane: the oldest is dropped', async () => {
    const { ask, answer, requests } = stand();
    const asked = [await ask(), await ask(), await ask(), await ask(), await ask()];
    const found = await Promise.all(asked.map(({ qrText }) => answer(qrText)));
    expect(found.map(({ ok }) => ok)).toEqual([false, true, true, true, true]);
    expect(found[0]).toMatchObject({ refusal: 'unknown-request' });
    requests.forget('lane-1' as never);
    expect(await answer(asked[4]?.qrText ?? '')).toMatchObject({ refusal: 'unknown-request' });
  });

  it('are bounded over all lanes, until the old ones are over', async () => {
    const { requests, query } = stand();
    const open = (count: number, at = now) => requests.open({ lane: `lane-${count}` as never, query, at });
    for (let count = 0; count < 256; count++) await open(count);
    await expect(open(256)).rejects.toMatchObject({ code: 'rate-limited' });
    await expect(open(256, later(ttl + 60_000))).resolves.toMatchObject({ lane: 'lane-256' });
  });

  it('are looked up by an answer alone', async () => {
    const { ask, requests, answer } = stand();
    const { qrText } = await ask();
    const audience = new URLSearchParams(qrText.slice(13)).get('client_id') ?? '';
    const nonce = new URLSearchParams(qrText.slice(13)).get('nonce') ?? '';
    const challenge = { nonce, audience, issuedAt: now };
    expect(requests.findAsked(challenge)).toBeNull();
    await answer(qrText);
    expect(requests.findAsked(challenge)?.types).toEqual(['urn:eudi:pid:1']);
    expect(requests.findAsked({ ...challenge, audience: 'other' })).toBeNull();
  });
});

describe('how a lane names itself', () => {
  const options = { responseMode: 'direct_post', ttl, random: countingBytes() } as const;
  const client = parseRequestClient({ scheme: 'redirect_uri' });

  it.each([
    'http://gate.example',
    'https://gate.example/',
    'https://gate.example/x',
    'ftp://localhost',
    'x',
    '',
  ])('refuses the origin %j', (bad) => {
    expect(() => new LaneRequests({ ...options, origin: bad, client })).toThrow(VedetteError);
  });

  it.each(['https://gate.example', 'https://10.0.0.7:8443', 'http://localhost:8080', 'http://127.0.0.1'])(
    'takes the origin %s',
    (good) => {
      expect(new LaneRequests({ ...options, origin: good, client })).toBeInstanceOf(LaneRequests);
    },
  );

  it('refuses a certificate for another host, a key for another certificate, and no certificate', () => {
    const named = parseRequestClient(clientJson('x509_san_dns'));
    const elsewhere = { ...options, origin: 'https://other.example', client: named };
    expect(() => new LaneRequests(elsewhere)).toThrow('other.example');
    const other = clientJson('x509_hash');
    for (const bad of [
      { ...other, key: 'x' },
      { ...other, certificates: [] },
      { scheme: 'x509_hash' },
      null,
      {},
    ])
      expect(() => parseRequestClient(bad)).toThrow(VedetteError);
  });

  it('never says its key in a complaint', () => {
    const { key } = clientJson('x509_hash');
    const pem = String(key).slice(40, 80);
    for (const certificates of [[], ['x'], [1]])
      try {
        parseRequestClient({ scheme: 'x509_hash', key, certificates });
      } catch (error) {
        expect(JSON.stringify(error) + String(error)).not.toContain(pem);
      }
    expect.assertions(3);
  });
});

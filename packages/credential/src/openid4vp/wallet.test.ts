import { testKeyPair } from '@vedette/testing';
import { describe, expect, it } from 'vitest';
import { holderKeys, issue, now } from '../../test/sd-jwt-stand.ts';
import { clientJson, stand, trust } from '../../test/wallet-stand.ts';
import { queryFor } from './dcql.ts';
import type { LaneRequestsOptions } from './lane-requests.ts';
import { parseRequestClient } from './request-client.ts';
import { SimulatedWallet } from './simulated/simulated-wallet.ts';

const ways: [string, Partial<LaneRequestsOptions>][] = [
  ['unsigned, in the code itself', {}],
  ['unsigned, answered encrypted', { responseMode: 'direct_post.jwt' }],
  ['signed, named by host', { client: parseRequestClient(clientJson('x509_san_dns')) }],
  [
    'signed, named by hash, answered encrypted',
    { client: parseRequestClient(clientJson('x509_hash')), responseMode: 'direct_post.jwt' },
  ],
];

describe.each(ways)('a wallet that is asked at the lane (%s)', (_, options) => {
  it('answers, and is verified by the challenge', async () => {
    const { ask, answer, verify } = stand(options);
    const found = await verify(await answer((await ask()).qrText));
    expect(found).toMatchObject({ outcome: 'verified', binding: 'challenge', freshness: 'challenged' });
    expect(found.subject?.name?.unwrap('test')).toBe('Erika Mustermann');
  });

  it('is caught sending an old answer', async () => {
    const { ask, answer, verify } = stand(options);
    await answer((await ask()).qrText);
    const replayed = await answer((await ask()).qrText, 'replays-last-answer');
    expect((await verify(replayed)).faults).toEqual(['challenge-mismatch']);
  });

  it.each([
    ['wrong-nonce', ['challenge-mismatch']],
    ['wrong-audience', ['challenge-mismatch']],
    ['strips-key-binding', ['holder-binding']],
    ['signs-with-another-key', ['holder-binding']],
    ['withholds-a-claim', ['schema']],
  ] as const)('is caught when it %s', async (behaviour, faults) => {
    const { ask, answer, verify } = stand(options);
    const found = await verify(await answer((await ask()).qrText, behaviour));
    expect(found).toMatchObject({ outcome: 'rejected', faults });
  });

  it('may say no', async () => {
    const { ask, answer } = stand(options);
    expect(await answer((await ask()).qrText, 'refuses')).toMatchObject({
      ...{ ok: false, lane: 'lane-1', refusal: 'wallet-refused', error: 'access_denied' },
    });
  });

  it('is told when it sends another format', async () => {
    const { ask, answer } = stand(options);
    expect(await answer((await ask()).qrText, 'sends-mdoc')).toMatchObject({
      ...{ ok: false, refusal: 'format-unsupported', format: 'mso_mdoc' },
    });
  });
});

describe('data minimisation', () => {
  it('reads nothing of what a wallet says beyond the question', async () => {
    const { requests, wallet, verify } = stand();
    const query = queryFor(trust, ['birthDate']);
    if (query === null) throw new Error('no query');
    const { id, qrText } = await requests.open({ lane: 'lane-1' as never, query, at: now });
    const { body } = await wallet.answer(await wallet.read(qrText), 'discloses-everything');
    const found = await verify(await requests.answer(id, body, now));
    expect(found.outcome).toBe('verified');
    expect(Object.keys(found.subject ?? {})).toEqual(['birthDate']);
  });

  it('has an honest wallet send no more than was asked', async () => {
    const { requests, wallet } = stand();
    const query = queryFor(trust, ['birthDate']);
    if (query === null) throw new Error('no query');
    const { id, qrText } = await requests.open({ lane: 'lane-1' as never, query, at: now });
    const { body } = await wallet.answer(await wallet.read(qrText));
    const answered = await requests.answer(id, body, now);
    const text = answered.ok ? Buffer.from(answered.presentation.bytes).toString() : '';
    expect(text.split('~')).toHaveLength(3);
  });

  it('takes no credential of a type that was not asked for', async () => {
    const { requests, ask, answer, verify, wallet } = stand();
    const first = await ask();
    const read = await wallet.read(first.qrText);
    const asked = {
      ...read,
      query: JSON.parse(JSON.stringify(read.query).replace('urn:eudi:pid:1', 'urn:x')),
    };
    const other = issue({ vct: 'urn:x' }).compact;
    const stranger = new SimulatedWallet({
      ...{ credentials: [{ issued: other, holderKey: holderKeys.key }], now: () => now },
    });
    const { body } = await stranger.answer(asked);
    expect((await verify(await requests.answer(first.id, body, now))).faults).toContain('key-usage');
    expect((await answer((await ask()).qrText)).ok).toBe(true);
  });
});

describe('a wallet of somebody else', () => {
  it('cannot answer with a credential that it copied', async () => {
    const { requests, ask, verify } = stand();
    const { id, qrText } = await ask();
    const thief = new SimulatedWallet({
      ...{ credentials: [{ issued: issue().compact, holderKey: testKeyPair().key }], now: () => now },
    });
    const { body } = await thief.answer(await thief.read(qrText));
    expect((await verify(await requests.answer(id, body, now))).faults).toEqual(['holder-binding']);
  });

  it('refuses a request that another has signed, and one whose address is not its name', async () => {
    const { wallet, ask } = stand({ client: parseRequestClient(clientJson('x509_san_dns')) });
    const { qrText } = await ask();
    await expect(wallet.read(qrText.replace('gate.example', 'bank.example'))).rejects.toThrow('refuses');
    const unsigned = await stand().ask();
    const moved = unsigned.qrText.replace(
      'response_uri=https%3A%2F%2Fgate',
      'response_uri=https%3A%2F%2Fevil',
    );
    await expect(wallet.read(moved)).rejects.toThrow('refuses');
  });
});

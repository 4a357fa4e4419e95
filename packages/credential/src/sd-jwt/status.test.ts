import { deflateSync } from 'node:zlib';
import { type Instant, instant } from '@vedette/domain';
import { issueSdJwt, signJwt, testKeyPair } from '@vedette/testing';
import { describe, expect, it } from 'vitest';
import {
  bind,
  clearClaims,
  issue,
  issuerKeys,
  judge,
  now,
  personClaims,
  presentation,
  seconds,
  trustJson,
} from '../../test/sd-jwt-stand.ts';
import { parseSdJwtTrust } from './parse-trust.ts';
import { statusListsOf } from './status.ts';
import { parseStatusList, statusAt } from './status-list.ts';
import type { StatusListDocument } from './trust.ts';

const uri = 'https://pid.example/lists/1';

interface ListToMake {
  readonly bits?: unknown;
  readonly lst?: unknown;
  readonly payload?: object;
  readonly header?: object;
  readonly key?: typeof issuerKeys.key;
  readonly receivedAt?: Instant | null;
}

const packed = (bytes: readonly number[]): string => deflateSync(Buffer.from(bytes)).toString('base64url');

function listOf(bytes: readonly number[], make: ListToMake = {}): StatusListDocument {
  const { bits = 1, lst = packed(bytes), payload, header, key = issuerKeys.key, receivedAt = null } = make;
  const token = signJwt({
    ...{ key, header: { typ: 'statuslist+jwt', ...header } },
    payload: { sub: uri, iat: seconds - 60, status_list: { bits, lst }, ...payload },
  });
  return { token, receivedAt };
}

async function faultsWith(
  documents: readonly StatusListDocument[],
  idx: unknown = 3,
): Promise<readonly string[]> {
  const { compact } = issue({ status: { status_list: { idx, uri } } });
  const found = await judge(presentation(bind(compact)), { statusLists: statusListsOf(documents) });
  return found.faults;
}

describe('the status of a credential', () => {
  // The two worked examples of the Token Status List specification, section 4.1.
  it.each([
    [1, 'eNrbuRgAAhcBXQ', [1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1]],
    [2, 'eNo76fITAAPfAgc', [1, 2, 0, 3, 0, 1, 0, 1, 1, 2, 3, 3]],
  ])('reads the specification’s list of %i bits', (bits, lst, statuses) => {
    const list = parseStatusList(listOf([], { bits, lst }).token);
    expect(list && statuses.map((_, index) => statusAt(list, index))).toEqual(statuses);
  });

  it.each([
    ['valid, one bit', 1, [0b1111_0111], []],
    ['revoked, one bit', 1, [0b0000_1000], ['revoked']],
    ['valid, two bits', 2, [0b0011_1111], []],
    ['suspended, two bits', 2, [0b1000_0000], ['revoked']],
    ['valid, four bits', 4, [0xff, 0x0f], []],
    ['revoked, four bits', 4, [0, 0x10], ['revoked']],
    ['valid, eight bits', 8, [9, 9, 9, 0], []],
    ['anything else, eight bits', 8, [0, 0, 0, 3], ['revoked']],
    ['beyond the list', 8, [0, 0, 0], ['status-not-found']],
  ])('is found: %s', async (_, bits, bytes, faults) => {
    expect(await faultsWith([listOf(bytes, { bits })])).toEqual(faults);
  });

  it.each([
    ['the list is not there', []],
    ['the list is another', [listOf([0], { payload: { sub: 'https://pid.example/lists/2' } })]],
    ['somebody else signed the list', [listOf([0], { key: testKeyPair().key })]],
    ['the list has ended', [listOf([0], { payload: { exp: seconds } })]],
    ['the list is kept longer than it may be', [listOf([0], { payload: { ttl: 60 } })]],
    [
      'the copy is older than it may be',
      [listOf([0], { payload: { ttl: 60 }, receivedAt: instant(now - 60_000) })],
    ],
    ['the list is from the future', [listOf([0], { payload: { iat: seconds + 1 } })]],
    ['the list is of another kind', [listOf([0], { header: { typ: 'JWT' } })]],
    ['the list has three bits', [listOf([0], { bits: 3 })]],
    ['the list is not packed', [listOf([0], { lst: 'AAAA' })]],
    [
      'the list is a bomb',
      [listOf([0], { lst: deflateSync(Buffer.alloc(5_000_000)).toString('base64url') })],
    ],
    ['the list has no date', [listOf([0], { payload: { iat: undefined } })]],
    ['the list is kept for no time', [listOf([0], { payload: { ttl: null } })]],
    ['the list is no JWT', [{ token: 'x', receivedAt: null }]],
  ])('is open when %s', async (_, documents) => {
    expect(await faultsWith(documents)).toEqual(['revocation-stale']);
  });

  it('is good up to the last moment of a copy', async () => {
    const until = { payload: { ttl: 60, exp: seconds + 1 }, receivedAt: instant(now - 59_999) };
    expect(await faultsWith([listOf([0], until)])).toEqual([]);
  });

  it('stays revoked however old the list is', async () => {
    expect(await faultsWith([listOf([0xff], { payload: { exp: seconds - 999 } })])).toEqual(['revoked']);
  });

  it('may be kept by somebody who issues nothing', async () => {
    const keeper = testKeyPair();
    const trust = parseSdJwtTrust(trustJson({}, { statusKeys: [keeper.jwk] }));
    const { compact } = issue({ status: { status_list: { idx: 3, uri } } });
    const options = { trust, statusLists: statusListsOf([listOf([0], { key: keeper.key })]) };
    expect((await judge(presentation(bind(compact)), options)).faults).toEqual([]);
    const forged = issueSdJwt({ key: keeper.key, claims: { ...clearClaims, ...personClaims } });
    expect((await judge(presentation(bind(forged.compact)), options)).faults).toEqual(['signature']);
  });

  it('comes with the site’s trust', async () => {
    const { token } = listOf([0xff]);
    const statusLists = [{ token, receivedAt: '2026-11-24T07:00:00Z' }];
    const trust = parseSdJwtTrust(trustJson({ statusLists }));
    const { compact } = issue({ status: { status_list: { idx: 3, uri } } });
    expect((await judge(presentation(bind(compact)), { trust })).faults).toEqual(['revoked']);
  });

  it('goes by the later of two lists', async () => {
    const older = listOf([0], { payload: { iat: seconds - 600 } });
    for (const documents of [
      [older, listOf([0xff])],
      [listOf([0xff]), older],
    ])
      expect(await faultsWith(documents)).toEqual(['revoked']);
  });

  it.each([
    ['a place that is none', { status_list: { idx: -1, uri } }, ['schema']],
    ['a place that is no number', { status_list: { idx: '3', uri } }, ['schema']],
    ['no address', { status_list: { idx: 3 } }, ['schema']],
    ['a list that is no object', { status_list: null }, ['schema']],
    ['a way that nobody here knows', { other: {} }, ['revocation-stale']],
    ['nothing in it', null, ['revocation-stale']],
  ])('is not good with %s', async (_, status, faults) => {
    const { compact } = issue({ status });
    expect((await judge(presentation(bind(compact)))).faults).toEqual(faults);
  });

  it('cannot be told fresh by a doubtful clock', async () => {
    const { compact } = issue({ status: { status_list: { idx: 3, uri } } });
    const statusLists = statusListsOf([listOf([0])]);
    const found = await judge(presentation(bind(compact)), { statusLists }, { clock: 'doubtful' });
    expect(found).toMatchObject({ outcome: 'indeterminate', faults: ['revocation-stale', 'clock-doubtful'] });
  });
});

import { constants, deflateRawSync, deflateSync, inflateRawSync, inflateSync } from 'node:zlib';
import {
  decodeBase45,
  encodeBase45,
  healthCodeFormat,
  parseShcTrust,
  shcFormat,
  statusListsOf,
} from '@vedette/credential';
import { type SimulatedFault, simulatedCode } from '@vedette/credential/simulated-gateway';
import { hcertText, sampleDcc, signHcert } from '@vedette/credential/simulated-hcert';
import { context, open, sample, simulate } from '@vedette/credential/test/gateway-stand';
import {
  bind,
  issuerKeys,
  issue as issueSdJwt,
  judge,
  presentation,
  seconds,
} from '@vedette/credential/test/sd-jwt-stand';
import { doses, shcPayload, shcText, shcTime, shcTrustJson } from '@vedette/credential/test/shc-issuer';
import { signJwt } from '@vedette/testing';
import { describe, expect, it } from 'vitest';
import { shows } from '../stand/attack.ts';
import { faultsOf, shown } from '../stand/door.ts';
import { hcertFaults, issue, issuer, toIssue } from '../stand/hcert.ts';
import { jwsOfCard, jwsParts } from '../stand/signed.ts';

/** More than any of these credentials can be. */
const enormous = 500_000;

/** As often written: whatever is packed is unpacked, to its last byte, and looked at afterwards. */
const naive = {
  hcert: (text: string): number => inflateSync(packedIn(text)).length,
  shc: (text: string): number => inflateRawSync(jwsParts(jwsOfCard(text)).payload).length,
  list: (lst: string): number => inflateSync(Buffer.from(lst, 'base64url')).length,
  /** One that unpacks as long as there is something packed. */
  toTheCore(packed: Uint8Array): number {
    return packed[0] === 0x78 ? naive.toTheCore(inflateSync(packed)) : packed.length;
  },
  /** One that takes what is there of something that breaks off. */
  partly: (text: string): number =>
    inflateSync(packedIn(text), { finishFlush: constants.Z_SYNC_FLUSH }).length,
  /** An HTTP client that reads until there is nothing more, and unpacks it because the answer says so. */
  async body(url: string, form: string): Promise<number> {
    const answer = await fetch(`${url}/health/decode`, { method: 'POST', body: new URLSearchParams(form) });
    return (await answer.arrayBuffer()).byteLength;
  },
};
function packedIn(text: string): Uint8Array {
  const read = decodeBase45(text.replace(/^HC1:/, ''));
  if (!read.ok) throw new Error('no base45');
  return read.value;
}

const padded = issue({ payload: { ...sampleDcc.v, padding: ' '.repeat(2_000_000) } });
const zeros = `HC1:${encodeBase45(deflateSync(Buffer.alloc(2_000_000), { level: 9 }))}`;
const brokenOff = `HC1:${encodeBase45(deflateSync(signHcert(issuer, toIssue())).subarray(0, -6))}`;
const nested = hcertText(deflateSync(deflateSync(Buffer.alloc(3_000_000))));

const card = shcText(shcPayload(doses), { packed: deflateRawSync(Buffer.alloc(1_000_000, ' ')) });
const cardFaults = (text: string) => faultsOf(shcFormat(parseShcTrust(shcTrustJson())), shown(text, shcTime));

const lst = deflateSync(Buffer.alloc(5_000_000)).toString('base64url');
async function listFaults(): Promise<readonly string[]> {
  const uri = 'https://pid.example/lists/1';
  const payload = { sub: uri, iat: seconds - 60, status_list: { bits: 1, lst } };
  const token = signJwt({ key: issuerKeys.key, header: { typ: 'statuslist+jwt' }, payload });
  const text = bind(issueSdJwt({ status: { status_list: { idx: 3, uri } } }).compact);
  return (await judge(presentation(text), { statusLists: statusListsOf([{ token, receivedAt: null }]) }))
    .faults;
}

/** A platform whose answer has this fault, asked by ours and then in the very same words by the naive one. */
async function platform(fault: SimulatedFault) {
  const simulator = await simulate({ faults: { fault } });
  const format = healthCodeFormat({ routes: [], fallback: open(simulator, 'national') });
  const ours = () =>
    faultsOf(format, shown(simulatedCode('national', sample('绿')), context().at), context());
  const theirs = async () => {
    await ours();
    return naive.body(simulator.url, simulator.seen.at(-1)?.body ?? '');
  };
  return { ours, theirs };
}

describe('attack 10: a zip bomb', () => {
  shows([
    {
      name: 'of blanks in a health certificate that is signed',
      naive: () => naive.hcert(padded) > enormous,
      ours: () => hcertFaults(padded),
      says: ['too-large'],
    },
    {
      name: 'in the place of a health certificate',
      naive: () => naive.hcert(zeros) > enormous,
      ours: () => hcertFaults(zeros),
      says: ['too-large'],
    },
    {
      name: 'that breaks off, so that only its beginning is read',
      naive: () => naive.partly(brokenOff) > 0,
      ours: () => hcertFaults(brokenOff),
      says: ['malformed'],
    },
    {
      name: 'within another, which is unpacked once and no further',
      naive: () => naive.toTheCore(packedIn(nested)) > enormous,
      ours: () => hcertFaults(nested),
      says: ['malformed'],
    },
    {
      name: 'in a SMART Health Card',
      naive: () => naive.shc(card) > enormous,
      ours: () => cardFaults(card),
      says: ['too-large'],
    },
    {
      name: 'in a list of revoked credentials',
      naive: () => naive.list(lst) > enormous,
      ours: listFaults,
      says: ['revocation-stale'],
    },
    {
      name: 'as the answer of a platform',
      naive: async () => (await (await platform('huge')).theirs()) > 131_072,
      ours: async () => (await platform('huge')).ours(),
      says: ['gateway-unreachable'],
    },
    {
      name: 'as an answer that nobody asked to be compressed',
      naive: async () => (await (await platform('compressed')).theirs()) > 0,
      ours: async () => (await platform('compressed')).ours(),
      says: ['gateway-unreachable'],
    },
  ]);

  it('of text is refused before anything is unpacked', async () => {
    expect(await hcertFaults(`HC1:${'0'.repeat(5_000)}`)).toEqual(['too-large']);
    expect(padded.length).toBeLessThan(4_296);
  });
});

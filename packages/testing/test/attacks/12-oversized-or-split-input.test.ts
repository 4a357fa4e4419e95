import { deflateSync } from 'node:zlib';
import { encodeBase45, idDocumentFormat, parsePassTrust, passFormat } from '@vedette/credential';
import { issued, member, noon, trustFiles } from '@vedette/credential/pass-vectors';
import { signHcert } from '@vedette/credential/simulated-hcert';
import { bind, issue as issueSdJwt, judge, presentation } from '@vedette/credential/test/sd-jwt-stand';
import { ScanFramer } from '@vedette/drivers/test/stand/inside';
import { sampleIdCard } from '@vedette/testing';
import { describe, expect, it } from 'vitest';
import { shows } from '../stand/attack.ts';
import { faultsOf, shown } from '../stand/door.ts';
import { hcertFaults, issue, issuer, toIssue } from '../stand/hcert.ts';
import { isSignedByListed } from '../stand/lenient.ts';
import { isSignedPass, isSignedSdJwt } from '../stand/signed.ts';

/** As often written: a line is whatever stands before a line end; what is left over waits for the rest of it. */
class NaiveFramer {
  #held = '';
  push(text: string): readonly string[] {
    const lines = (this.#held + text).split(/[\r\n]+/);
    this.#held = lines.pop() ?? '';
    return lines.filter((line) => line !== '');
  }
}
const naiveLines = (...pieces: readonly string[]): readonly string[] => {
  const framer = new NaiveFramer();
  return pieces.flatMap((piece) => framer.push(piece));
};
/** One whose scanner adds no line end: what has come by the time somebody looks is the code. */
const naiveRead = (...pieces: readonly string[]): string => pieces.join('');

/** What our framer makes of pieces that come without a pause between them. */
function framed(terminator: 'crlf' | 'cr' | 'none', ...pieces: readonly string[]): string | undefined {
  const framer = new ScanFramer(terminator);
  for (const piece of pieces) framer.push(new TextEncoder().encode(piece));
  return framer.settle()?.kind;
}

const message = deflateSync(signHcert(issuer, toIssue()));
const even =
  message.length % 2 === 0 ? message : deflateSync(signHcert(issuer, toIssue({ wrapping: 'cwt' })));
const glued = `HC1:${encodeBase45(Buffer.concat([even, even]))}`;
const friends = issue();
const own = issued(member);
const passFaults = (text: string) => faultsOf(passFormat(parsePassTrust(trustFiles.main)), shown(text, noon));
const long = friends.padEnd(6_000, ' ');
const wallet = bind(issueSdJwt().compact);
const manyDisclosures = `${wallet.slice(0, wallet.lastIndexOf('~') + 1)}${'WyJzIiwiYSIsMV0~'.repeat(5_000)}`;

describe('attack 12: oversized or split input', () => {
  shows([
    {
      name: 'two scans on one line, of which the first lends its beginning to the second',
      naive: () => naiveLines(`${friends}\r\n${own}\r\n`).length === 2,
      ours: () => framed('crlf', `${friends}\r\n${own}\r\n`),
      says: 'unreadable',
    },
    {
      name: 'a scan, and the beginning of another',
      naive: () => naiveLines(`${friends}\r\nHC1:`)[0] === friends,
      ours: () => framed('crlf', `${friends}\r\nHC1:`),
      says: 'unreadable',
    },
    {
      name: 'half a scan, finished by the next person’s',
      naive: () => naiveLines(friends.slice(0, 50), `${friends.slice(50)}\r\n`)[0] === friends,
      ours() {
        const framer = new ScanFramer('crlf');
        framer.push(new TextEncoder().encode(friends.slice(0, 50)));
        const first = framer.settle()?.kind;
        framer.push(new TextEncoder().encode(`${friends.slice(50)}\r\n`));
        const second = framer.settle();
        return [first, second?.kind === 'scan' && Buffer.from(second.bytes).toString() === friends];
      },
      says: ['unreadable', false],
    },
    {
      name: 'two line ends after one scan',
      naive: () => naiveLines(`${friends}\r\r`).length === 1,
      ours: () => framed('cr', `${friends}\r\r`),
      says: 'unreadable',
    },
    {
      name: 'a scan without end',
      naive: () => naiveRead(...Array.from({ length: 50 }, () => 'x'.repeat(2_000))).length === 100_000,
      ours: () => framed('none', ...Array.from({ length: 50 }, () => 'x'.repeat(2_000))),
      says: 'unreadable',
    },
    {
      name: 'two messages packed one behind the other',
      naive: () => isSignedByListed(glued),
      ours: () => hcertFaults(glued),
      says: ['malformed'],
    },
    {
      name: 'a code with room for another behind it',
      naive: () => isSignedPass(own.padEnd(4_297, ' ').trim()),
      ours: () => passFaults(own.padEnd(4_297, ' ')),
      says: ['too-large'],
    },
    {
      name: 'two passes glued together',
      naive: () => isSignedPass(`VP1:${(own + own).split('VP1:')[1]}`),
      ours: () => passFaults(own + own),
      says: ['malformed'],
    },
    {
      name: 'a code that no symbol can hold',
      naive: () => isSignedByListed(long.trim()),
      ours: () => hcertFaults(long),
      says: ['too-large'],
    },
    {
      name: 'a document that is longer than its reader’s answers',
      naive: () =>
        Buffer.concat([sampleIdCard(), Buffer.alloc(2_000)])
          .subarray(4, 34)
          .toString('utf16le')
          .startsWith('安然'),
      ours: () =>
        faultsOf(
          idDocumentFormat(null),
          shown(Buffer.concat([sampleIdCard(), Buffer.alloc(2_000)]), noon, 'id-card'),
        ),
      says: ['too-large'],
    },
    {
      name: 'a document that breaks off',
      naive: () => Buffer.from(sampleIdCard().subarray(4, 34)).toString('utf16le').startsWith('安然'),
      ours: () => faultsOf(idDocumentFormat(null), shown(sampleIdCard().subarray(0, 259), noon, 'id-card')),
      says: ['malformed'],
    },
    {
      name: 'a wallet’s answer of five thousand disclosures',
      naive: () => isSignedSdJwt(manyDisclosures),
      ours: async () => (await judge(presentation(manyDisclosures))).faults,
      says: ['too-large'],
    },
  ]);

  it('no beginning of a code is one', async () => {
    for (let length = 4; length < friends.length; length += 7)
      expect(await hcertFaults(friends.slice(0, length))).toEqual(['malformed']);
    expect(await hcertFaults(`${friends}${friends}`)).toEqual(['malformed']);
  });

  it('a scan cut into pieces by the line is still one scan', () => {
    const pieces = friends.match(/.{1,9}/gs) ?? [];
    expect(framed('crlf', ...pieces, '\r', '\n')).toBe('scan');
  });
});

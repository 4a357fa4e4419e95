import { createHmac } from 'node:crypto';
import { inspect } from 'node:util';
import { instant, type Personal, type Presentation } from '@vedette/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { examinerOf } from '../core/examine.ts';
import { credentialFaults } from '../core/fault.ts';
import type { VerifyContext } from '../core/format.ts';
import { cardFormat } from './card-format.ts';
import { canonicalCard } from './card-number.ts';
import { type CardTrust, parseCardTrust, usualCards } from './card-trust.ts';
import { parseCardNumber } from './parse-card-number.ts';
import { encodeWiegand } from './wiegand.ts';
import type { WiegandFormatName } from './wiegand-format.ts';

const hashed = (text: string): string =>
  createHmac('sha256', 'the key of a site').update(text).digest('base64url');
const context: VerifyContext = {
  at: instant(0),
  clock: 'trusted',
  direction: 'in',
  ledger: { claim: () => Promise.reject(new Error('a card number is not used up')) },
  signal: new AbortController().signal,
  hashNumber: (number: Personal<string>) => hashed(number.unwrap('test')),
  collectsNumber: false,
};
const shown = (medium: Presentation['medium'], bytes: Uint8Array, bits?: number): Presentation => ({
  ...{ medium, at: instant(0), reader: 'door', bytes },
  ...(bits === undefined ? {} : { bits }),
});
const wiegand = (
  format: WiegandFormatName,
  facility: number | null,
  card: number,
  medium: 'wiegand' | 'osdp' = 'wiegand',
) => {
  const { bytes, bits } = encodeWiegand({ kind: 'wiegand', format, facility, card });
  return shown(medium, bytes, bits);
};
const uid = (hex: string): Presentation => shown('nfc', Buffer.from(hex, 'hex'));
const examine = (presentation: Presentation, trust: CardTrust = usualCards) =>
  examinerOf(cardFormat(trust)).examine(presentation, context);
const accepting = (...accepts: string[]): CardTrust => parseCardTrust({ accepts });

describe('a card number', () => {
  it('is verified as a bearer number that is a keyed hash of its canonical form', async () => {
    const found = await examine(wiegand('h10301', 123, 4567));
    expect(found).toMatchObject({
      format: 'card',
      outcome: 'verified',
      faults: [],
      binding: 'bearer',
      freshness: 'static',
    });
    expect(found.subject).toEqual({ numberHash: hashed('card:h10301:123:4567') });
    expect(found.claims).toEqual([]);
  });

  it('is the same over Wiegand and over OSDP, and differs between formats', async () => {
    const subjects = await Promise.all(
      [wiegand('h10301', 1, 2), wiegand('h10301', 1, 2, 'osdp'), wiegand('h10306', 1, 2)].map((each) =>
        examine(each),
      ),
    );
    const hashes = subjects.map(({ subject }) => subject?.numberHash);
    expect(hashes[0]).toBe(hashes[1]);
    expect(hashes[0]).not.toBe(hashes[2]);
  });

  it('stands in the verification nowhere in the clear, nor where trying all numbers would find it', async () => {
    const found = await examine(wiegand('h10301', 123, 4567));
    const other = await examinerOf(cardFormat(usualCards)).examine(wiegand('h10301', 123, 4567), {
      ...context,
      hashNumber: () => 'under the key of another site',
    });
    expect(inspect(found, { depth: 9 })).not.toContain('4567');
    expect(found.replayKey).not.toBe(other.replayKey);
  });

  it('attack 21: sent again over the wires, it is a bearer number still and never more', async () => {
    const [first, again] = [
      await examine(wiegand('h10301', 123, 4567)),
      await examine(wiegand('h10301', 123, 4567)),
    ];
    expect(again).toEqual(first);
    expect([again.binding, again.freshness, again.subject?.person]).toEqual(['bearer', 'static', undefined]);
  });

  it.each([
    ['04a2b3c4d5e6f7', 'verified', []],
    ['0102030405060708090a', 'verified', []],
    ['01020304', 'rejected', ['not-accepted']],
    ['08020304', 'rejected', ['stale-presentation']],
    ['88020304', 'rejected', ['malformed']],
    ['00000000000000', 'rejected', ['malformed']],
    ['ffffffffffffff', 'rejected', ['malformed']],
    ['0102030405', 'rejected', ['malformed']],
    ['', 'rejected', ['malformed']],
  ])('of a contactless card with the UID %s is %s', async (hex, outcome, faults) => {
    expect(await examine(uid(hex))).toMatchObject({ outcome, faults });
  });

  it('of four bytes is accepted where the site says so, unless it is drawn at random', async () => {
    const trust = accepting('uid-4');
    expect(await examine(uid('01020304'), trust)).toMatchObject({
      subject: { numberHash: hashed('card:uid:01020304') },
    });
    expect(await examine(uid('08020304'), trust)).toMatchObject({ outcome: 'rejected', subject: null });
  });

  it('of 37 bits is what the site says its cards are, and never guessed', async () => {
    const card = wiegand('h10304', 4, 9);
    const both: CardTrust = { accepts: new Set(['h10304', 'h10302']) };
    expect((await examine(card)).subject).toEqual({ numberHash: hashed('card:h10304:4:9') });
    expect((await examine(card, accepting('h10302'))).subject).toEqual({
      numberHash: hashed('card:h10302:2097161'),
    });
    expect(await examine(card, both)).toMatchObject({
      outcome: 'rejected',
      faults: ['not-accepted'],
      subject: null,
    });
  });

  it('is refused in a format that the site does not accept, in an unknown length, and with wrong parity', async () => {
    expect(await examine(wiegand('h10306', 1, 2), accepting('h10301'))).toMatchObject({
      faults: ['not-accepted'],
    });
    expect(await examine(shown('wiegand', Uint8Array.of(1, 2, 3, 4), 32))).toMatchObject({
      faults: ['unsupported-version'],
    });
    expect(await examine(shown('wiegand', Uint8Array.of(1, 2, 3, 0), 26))).toMatchObject({
      faults: ['malformed'],
    });
  });

  it('decoded by the reader is accepted where the site says so', async () => {
    const card = shown('osdp', Buffer.from('0012345'));
    expect(await examine(card)).toMatchObject({ faults: ['not-accepted'] });
    expect((await examine(card, accepting('text'))).subject).toEqual({
      numberHash: hashed('card:text:0012345'),
    });
    expect(await examine(shown('osdp', Buffer.from('1;2')), accepting('text'))).toMatchObject({
      faults: ['malformed'],
    });
  });

  it('is claimed from card readers alone', () => {
    const { detect } = cardFormat(usualCards);
    expect(
      (['wiegand', 'osdp', 'nfc', 'qr', 'manual', 'id-card'] as const).map((medium) =>
        detect(shown(medium, new Uint8Array())),
      ),
    ).toEqual([true, true, true, false, false, false]);
  });

  it('answers to any bytes with faults of the closed list', async () => {
    const bits = fc.option(fc.oneof(fc.integer(), fc.double(), fc.constantFrom(26, 34, 35, 37, 48)), {
      nil: undefined,
    });
    const bytes = fc.oneof(fc.uint8Array({ maxLength: 16 }), fc.uint8Array({ maxLength: 600 }));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('wiegand', 'osdp', 'nfc'),
        bytes,
        bits,
        async (medium, held, counted) => {
          const { faults } = await examine(shown(medium, held, counted));
          expect(faults.every((fault) => credentialFaults.includes(fault))).toBe(true);
        },
      ),
    );
  });
});

describe('which cards a site accepts', () => {
  it('is refused with a kind nobody knows, and with two formats that cannot be told apart', () => {
    for (const wrong of [
      null,
      [],
      {},
      { accepts: 'h10301' },
      { accepts: ['h10305'] },
      { accepts: ['h10302', 'h10304'] },
      { accepts: [], more: 1 },
      { __proto__: { accepts: [] } },
    ])
      expect(() => parseCardTrust(wrong)).toThrowError(/input-invalid/);
    expect([...parseCardTrust({ accepts: ['h10302', 'uid-7'] }).accepts]).toEqual(['h10302', 'uid-7']);
  });
});

describe('a card number that somebody types', () => {
  const read = (text: string, trust: CardTrust = usualCards): string => {
    const typed = parseCardNumber(text, trust);
    return typed.ok ? canonicalCard(typed.number).unwrap('test') : typed.fault;
  };

  it.each([
    ['card:h10301:123:4567', 'card:h10301:123:4567'],
    ['H10301 123-4567', 'card:h10301:123:4567'],
    ['c1000-35 100 1234', 'card:c1000-35:100:1234'],
    ['04:A2:b3:C4:d5:E6:f7', 'card:uid:04a2b3c4d5e6f7'],
    ['04A2B3C4D5E6F7', 'card:uid:04a2b3c4d5e6f7'],
    ['uid 04112233445566', 'card:uid:04112233445566'],
    ['  card:uid:04a2b3c4d5e6f7 ', 'card:uid:04a2b3c4d5e6f7'],
    ['04112233445566', 'ambiguous'],
    ['123,04567', 'ambiguous'],
    ['h10301 256 1', 'out-of-range'],
    ['h10301 4567', 'out-of-range'],
    ['h10302 4567', 'not-accepted'],
    ['h99999 1 2', 'malformed'],
    ['01:A2:03:04', 'not-accepted'],
    ['08:A2:03:04', 'random'],
    ['88:A2:03:04', 'malformed'],
    ['text 12345', 'not-accepted'],
    ['4567', 'malformed'],
    ['', 'malformed'],
    ['x'.repeat(1_000_000), 'malformed'],
  ])('is read, or refused with a reason: %.40s', (text, wanted) => {
    expect(read(text)).toBe(wanted);
  });

  it('needs no format where the site has one with a facility alone', () => {
    expect(read('123,04567', accepting('h10301', 'h10302', 'uid-7'))).toBe('card:h10301:123:4567');
    expect(read('123,04567', accepting('uid-7'))).toBe('not-accepted');
  });

  it('has the hash of the card that is then shown', async () => {
    const { subject } = await examine(wiegand('h10301', 123, 4567));
    expect(hashed(read('h10301 123 4567'))).toBe(subject?.numberHash);
  });

  it('is what its canonical form says, whatever the number', () => {
    const text = fc.stringMatching(/^[0-9A-Za-z]{1,32}$/).map((each) => `card:text:${each}`);
    fc.assert(fc.property(text, (canonical) => read(canonical, accepting('text')) === canonical));
    fc.assert(fc.property(fc.string(), (any) => typeof read(any) === 'string'));
  });
});

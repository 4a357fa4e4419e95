import { decodeWiegand } from '@vedette/credential';
import { instant } from '@vedette/domain';
import { sampleIdCard } from '@vedette/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { looksLikeCard, readCardText } from './card-text.ts';
import { readIdRecord } from './id-record.ts';
import { payloadText } from './payload-text.ts';
import { presentationsOf } from './presentations.ts';

const bytesOf = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text));

describe('the text of a payload', () => {
  it('loses the mark and the blanks around it, and nothing of its letters', () => {
    expect(payloadText(bytesOf('\ufeff \r\n\tVP1:A B\n\n'))).toBe('VP1:A B');
    // The last byte of this letter is a blank in Latin-1.
    expect(Buffer.from(payloadText(bytesOf('voilà\n')), 'latin1').toString()).toBe('voilà');
    expect(payloadText(bytesOf(' \n'))).toBe('');
  });
});

describe('a card in words', () => {
  it('is the same as bits and as hex', () => {
    const bits = readCardText('26:10111101100010001110101110');
    expect(bits).toEqual(readCardText('26:bd88eb80'));
    expect(bits).toEqual(readCardText('card:h10301:123:4567'));
    if (bits?.bits === undefined) throw new Error('No bits');
    expect(decodeWiegand({ bytes: bits.bytes, bits: bits.bits })).toEqual([
      { kind: 'wiegand', format: 'h10301', facility: 123, card: 4567 },
    ]);
  });

  it('is told through the reader that would have read it', () => {
    expect(readCardText('text:A17')).toEqual({ medium: 'osdp', bytes: bytesOf('A17') });
    expect(readCardText('uid:04 A2 B3 C4')).toEqual({
      medium: 'nfc',
      bytes: Uint8Array.of(4, 162, 179, 196),
    });
  });

  it.each(['26:01', '26:012', '4567', 'card:', 'uid:0', '', '26:2'.padEnd(29, '2')])('is not %j', (text) => {
    expect(readCardText(text)).toBeNull();
  });
});

describe('the record of a card reader', () => {
  it('is known by its lengths, as bytes, hex and base64', () => {
    const record = sampleIdCard();
    const written = Buffer.from(record);
    for (const payload of [record, bytesOf(written.toString('hex')), bytesOf(written.toString('base64'))])
      expect(readIdRecord(payload)).toEqual(record);
    expect(readIdRecord(bytesOf('HC1:6BF'))).toBeNull();
  });
});

describe('any bytes', () => {
  it('make presentations of which the last is the text', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (payload) => {
        const all = presentationsOf(payload, undefined, instant(0));
        expect(all.at(-1)?.bytes).toEqual(Uint8Array.from(Buffer.from(payloadText(payload), 'latin1')));
      }),
    );
  });

  it('that pass for a card are read or refused, never thrown at', () => {
    const cards = fc
      .tuple(fc.nat(120), fc.stringMatching(/^[0-9a-f]{0,130}$/))
      .map(([n, hex]) => `${n}:${hex}`);
    fc.assert(
      fc.property(
        fc.oneof(
          cards,
          fc.string().map((text) => `card:${text}`),
          fc.string(),
        ),
        (text) => {
          const read = readCardText(text);
          if (read?.bits !== undefined) expect(read.bytes.length).toBe(Math.ceil(read.bits / 8));
          expect(typeof looksLikeCard(text)).toBe('boolean');
        },
      ),
    );
  });
});

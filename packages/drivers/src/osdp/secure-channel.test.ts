import { createCipheriv } from 'node:crypto';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Scbk } from './scbk.ts';
import { SecureChannel } from './secure-channel.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const panel = Buffer.from('b0b1b2b3b4b5b6b7', 'hex');
const reader = Buffer.from('a0a1a2a3a4a5a6a7', 'hex');
const keyText = '000102030405060708090a0b0c0d0e0f';

function key(): Scbk {
  const parsed = Scbk.parse(keyText);
  if (parsed === null) throw new Error('no key');
  return parsed;
}

function twoSides(): [SecureChannel, SecureChannel] {
  const sides: [SecureChannel, SecureChannel] = [
    new SecureChannel(key(), panel, reader),
    new SecureChannel(key(), panel, reader),
  ];
  for (const side of sides) side.start();
  return sides;
}

describe('a secure channel', () => {
  it('begins as in Annex E of the standard', () => {
    const channel = new SecureChannel(Scbk.default(), panel, reader);
    expect(hex(channel.clientCryptogram())).toBe('fde5d2f428ec16312471ea3c02bd7796');
    expect(hex(channel.serverCryptogram())).toBe('26d3356e07762d262801fc8e6665a891');
    expect(hex(channel.start())).toBe('b2a30057eb98ba2229ec1f875662b524');
  });

  it('derives the keys of Annex E of the standard', () => {
    const block = (first: number, second: number) =>
      hex(
        Scbk.default().encryptBlock(
          Buffer.concat([Buffer.of(first, second), panel.subarray(0, 6), Buffer.alloc(8)]),
        ),
      );
    expect(block(0x01, 0x01)).toBe('5e86c676603bdee2d8beafe178637332');
    expect(block(0x01, 0x02)).toBe('6fda86e857777e81132035758239172e');
    expect(block(0x01, 0x82)).toBe('bf8dc2a8329acb8c67c6d0cd9a451682');
  });

  it('signs block after block as the text of the standard says, from the MAC before', () => {
    const [here] = twoSides();
    const block = (base: Buffer, bytes: Uint8Array): Buffer =>
      createCipheriv('aes-128-ecb', base, null).update(bytes).subarray(0, 16);
    const derived = (first: number, second: number): Buffer =>
      key().encryptBlock(Buffer.concat([Buffer.of(first, second), panel.subarray(0, 6), Buffer.alloc(8)]));
    const [mac1, mac2] = [derived(1, 1), derived(1, 2)];
    let before = here.start();
    for (const length of [1, 15, 16, 17, 32, 40]) {
      const packet = Buffer.from(Array.from({ length }, (_, index) => index));
      const filled =
        length % 16 === 0
          ? packet
          : Buffer.concat([packet, Buffer.of(0x80), Buffer.alloc(15 - (length % 16))]);
      for (let at = 0; at < filled.length; at += 16) {
        const mixed = before.map((byte, index) => byte ^ (filled[at + index] ?? 0));
        before = block(at + 16 === filled.length ? mac2 : mac1, mixed);
      }
      expect(hex(here.signCommand(packet))).toBe(hex(before));
      before = here.signReply(packet);
    }
  });

  it('fills up what it encrypts always, by a whole block where it must', () => {
    const [here] = twoSides();
    expect([0, 15, 16].map((length) => here.sealCommand(new Uint8Array(length)).length)).toEqual([
      16, 16, 32,
    ]);
  });

  it('opens what the other side sealed, command after reply', () => {
    const exchange = fc.tuple(fc.uint8Array({ maxLength: 80 }), fc.uint8Array({ maxLength: 80 }));
    fc.assert(
      fc.property(fc.array(exchange, { minLength: 1, maxLength: 6 }), (exchanges) => {
        const [here, there] = twoSides();
        for (const [command, reply] of exchanges) {
          const sealed = here.sealCommand(command);
          const mac = here.signCommand(sealed).subarray(0, 4);
          expect(hex(there.openCommand(sealed) ?? Buffer.of(1))).toBe(hex(command));
          expect(there.acceptCommand(sealed, mac)).toBe(true);
          const back = there.sealReply(reply);
          const backMac = there.signReply(back).subarray(0, 4);
          expect(here.acceptReply(back, backMac)).toBe(true);
          expect(hex(here.openReply(back) ?? Buffer.of(1))).toBe(hex(reply));
        }
      }),
    );
  });

  it('refuses a reply that was accepted before', () => {
    const [here, there] = twoSides();
    const packet = Buffer.from('a card');
    there.acceptCommand(packet, here.signCommand(packet).subarray(0, 4));
    const mac = Buffer.from(there.signReply(packet).subarray(0, 4));
    expect(here.acceptReply(packet, mac)).toBe(true);
    here.signCommand(packet);
    expect(here.acceptReply(packet, mac)).toBe(false);
  });

  it('goes on after a forged reply as if it had not come', () => {
    const [here, there] = twoSides();
    const packet = Buffer.from('a card');
    there.acceptCommand(packet, here.signCommand(packet).subarray(0, 4));
    expect(here.acceptReply(packet, Buffer.alloc(4))).toBe(false);
    expect(here.acceptReply(packet, new Uint8Array())).toBe(false);
    expect(here.acceptReply(packet, there.signReply(packet).subarray(0, 4))).toBe(true);
  });

  it('opens nothing that is not filled up as it must be', () => {
    const [here] = twoSides();
    expect(here.openReply(new Uint8Array())).toBeNull();
    expect(here.openReply(new Uint8Array(15))).toBeNull();
    const opened = fc.uint8Array({ minLength: 16, maxLength: 16 });
    fc.assert(fc.property(opened, (bytes) => (here.openReply(bytes)?.length ?? 0) < 16));
  });
});

describe('the key of a reader', () => {
  it('is never the one that everybody knows, nor of another length', () => {
    expect(Scbk.parse('303132333435363738393a3b3c3d3e3f')).toBeNull();
    expect(Scbk.parse('303132333435363738393A3B3C3D3E3F')).toBeNull();
    expect(Scbk.parse(keyText.slice(2))).toBeNull();
    expect(Scbk.parse(`${keyText}00`)).toBeNull();
  });

  it('shows itself nowhere', () => {
    const shown = [JSON.stringify({ key: key() }), inspect({ key: key() }), `${key()}`, String(key())];
    for (const text of shown) {
      expect(text).toContain('[key]');
      expect(text).not.toContain('0102');
    }
  });

  it('does nothing any more once it is destroyed; its copies do', () => {
    const original = key();
    const copy = original.copy();
    original.destroy();
    expect(() => original.reveal()).toThrow();
    expect(() => original.encryptBlock(Buffer.alloc(16))).toThrow();
    expect(hex(copy.reveal())).toBe(keyText);
  });

  it('is another one each time it is drawn', () => {
    expect(hex(Scbk.random().reveal())).not.toBe(hex(Scbk.random().reveal()));
  });
});

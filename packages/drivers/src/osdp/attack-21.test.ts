import { describe, expect, it } from 'vitest';
import { card, guarded, meeting } from '../../test/stand/osdp-meeting.ts';
import { OsdpAssembler } from './osdp-assembler.ts';
import { replies } from './osdp-codes.ts';
import type { Heard } from './panel-link.ts';
import { Scbk } from './scbk.ts';
import type { OsdpFault } from './simulated-osdp-reader.ts';

/** As it is often written: whatever packet has a right check is taken at its word. */
const naive = (bytes: Uint8Array): number =>
  new OsdpAssembler().push(bytes).filter(({ code, data }) => code === replies.raw && data.length === 8)
    .length;

/** As installers leave it: when the handshake fails, the panel goes on in clear text, or with the default key. */
function naiveFallback(fault: OsdpFault): number {
  const byDefault = { mode: 'guarded', choice: { key: Scbk.default(), isDefault: true } } as const;
  const terms = fault === 'offers-default-key' ? byDefault : ({ mode: 'clear' } as const);
  const { reader, meet, exchange, cards } = meeting(terms);
  reader.go(fault);
  reader.holdCard(card, 26);
  meet();
  exchange();
  return cards().length;
}

describe('attack 21: a reader or its line turned against the panel, as a naive panel believes it', () => {
  const downgrades: [OsdpFault, Heard][] = [
    ['refuses-secure-channel', 'nak'],
    ['offers-default-key', 'key'],
    ['wrong-key', 'key'],
  ];
  it.each(downgrades)('is not led off the secure channel by a reader that does this: %s', (fault, why) => {
    expect(naiveFallback(fault)).toBe(1);
    const { link, reader, meet, exchange, cards } = meeting(guarded());
    reader.go(fault);
    reader.holdCard(card, 26);
    expect(meet()).toEqual([why]);
    for (let turn = 0; turn < 5; turn++) expect(exchange()).not.toEqual(['answered']);
    expect(link.step).not.toBe('poll');
    expect(cards()).toEqual([]);
  });

  it('refuses a card in clear text once the channel stands', () => {
    const { link, reader, meet, hear, cards } = meeting(guarded());
    meet();
    reader.go('answers-in-clear');
    reader.holdCard(card, 26);
    const forged = reader.hear(link.ask());
    expect(naive(forged)).toBe(1);
    expect(hear(forged)).toEqual(['cover']);
    expect(cards()).toEqual([]);
  });

  it('refuses a packet with a sequence number that was, even where the site allows clear text', () => {
    const { link, reader, meet, hear, cards } = meeting({ mode: 'clear' }, null, false);
    meet();
    reader.go('repeats-sequence');
    const forged = reader.hear(link.ask());
    expect(naive(forged)).toBe(1);
    expect(hear(forged)).toEqual(['sequence']);
    expect(cards()).toEqual([]);
  });

  it('cannot know a recorded card in clear text from a new one: what the secure channel is for', () => {
    const { reader, link, meet, exchange, hear, cards } = meeting({ mode: 'clear' }, null, false);
    meet();
    reader.holdCard(card, 26);
    const recorded = reader.hear(link.ask());
    hear(recorded);
    for (let turn = 0; turn < 2; turn++) exchange();
    link.ask();
    expect(hear(recorded)).toEqual(['answered']);
    expect(cards()).toHaveLength(2);
  });

  const laterBy: [number, Heard][] = [
    [0, 'sequence'],
    [1, 'sequence'],
    [2, 'mac'],
    [5, 'mac'],
  ];
  it.each(laterBy)('refuses a card that was recorded %i packets ago in the same channel', (later, why) => {
    const { reader, meet, exchange, cards } = meeting(guarded());
    meet();
    reader.holdCard(card, 26);
    exchange();
    for (let turn = 0; turn < later; turn++) exchange();
    reader.go('replays');
    expect(exchange()).toEqual([why]);
    expect(cards()).toHaveLength(1);
  });

  it('refuses a card that was recorded in an earlier channel with the same key', () => {
    const first = meeting(guarded());
    first.meet();
    first.reader.holdCard(card, 26);
    const recorded = first.reader.hear(first.link.ask());
    const second = meeting(guarded());
    second.meet();
    second.link.ask();
    expect(second.hear(recorded)).not.toContain('answered');
    expect(second.cards()).toEqual([]);
  });

  it('refuses every forgery of a reply, bit by bit, and takes the true one after', () => {
    const { link, reader, meet, hear, cards } = meeting(guarded());
    meet();
    reader.holdCard(card, 26);
    const reply = Buffer.from(reader.hear(link.ask()));
    for (let bit = 0; bit < reply.length * 8; bit++) {
      const forged = Buffer.from(reply);
      forged[bit >> 3] = (forged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(hear(forged)).not.toContain('answered');
    }
    expect(hear(reply)).toEqual(['answered']);
    expect(cards()).toHaveLength(1);
  });
});

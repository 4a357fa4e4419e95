import { cardFormat, identificationOf, usualCards } from '@vedette/credential';
import { decide, type PersonId } from '@vedette/domain';
import { ann, context, duty } from '@vedette/domain/test/builders';
import { type OsdpFault, parseReader, Scbk } from '@vedette/drivers';
import { card, guarded, type Heard, meeting } from '@vedette/drivers/test/stand/osdp-meeting';
import { describe, expect, it } from 'vitest';
import { verificationOf } from '../stand/door.ts';
import { wiegandCard } from '../stand/formats.ts';

/**
 * As it is often written: whatever comes as a packet with a card in it is a card. Who sealed it, and which question
 * it answers, is not looked at.
 * @returns how many cards it reads
 */
function naive(bytes: Uint8Array): number {
  const at = bytes.indexOf(0x53);
  if (at < 0) return 0;
  const block = (bytes[at + 4] ?? 0) & 0x08 ? (bytes[at + 5] ?? 0) : 0;
  return bytes[at + 5 + block] === 0x50 ? 1 : 0;
}

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

describe('attack 21: a card that is replayed, and a line led back to clear text or the printed key', () => {
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
    const { link, reader, meet, hear, exchange, cards } = meeting(guarded());
    meet();
    reader.holdCard(card, 26);
    exchange();
    for (let turn = 0; turn < later; turn++) exchange();
    reader.go('replays');
    const replayed = reader.hear(link.ask());
    expect(naive(replayed)).toBe(1);
    expect(hear(replayed)).toEqual([why]);
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
    expect(naive(recorded)).toBe(1);
    expect(second.hear(recorded)).not.toContain('answered');
    expect(second.cards()).toEqual([]);
  });

  it('refuses every forgery of a reply, bit by bit, and takes the true one after', () => {
    const { link, reader, meet, hear, cards } = meeting(guarded());
    meet();
    reader.holdCard(card, 26);
    const reply = Buffer.from(reader.hear(link.ask()));
    let believed = 0;
    for (let bit = 0; bit < reply.length * 8; bit++) {
      const forged = Buffer.from(reply);
      forged[bit >> 3] = (forged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(hear(forged)).not.toContain('answered');
      believed += naive(forged);
    }
    expect(believed).toBeGreaterThan(0);
    expect(hear(reply)).toEqual(['answered']);
    expect(cards()).toHaveLength(1);
  });

  it.each([
    ['the key that is printed in the standard', { scbk: '303132333435363738393a3b3c3d3e3f' }],
    [
      'a key of its own, that whoever reads the file would know',
      { scbk: '000102030405060708090a0b0c0d0e0f' },
    ],
  ])('no configuration can ask for %s', (_, reader) => {
    const config = { driver: 'osdp', path: '/dev/ttyUSB0', readers: [{ address: 0, ...reader }] };
    expect(() => parseReader(config)).toThrow(expect.objectContaining({ code: 'input-invalid' }));
  });

  it('a card number recorded off a Wiegand wire is that of whoever plays it, so the door asks for more', async () => {
    const [recorded, replayed] = [1, 2].map(() => verificationOf(cardFormat(usualCards), wiegandCard));
    const found = await replayed;
    // A naive door: the parity is right and the number is somebody's.
    expect((await recorded)?.outcome === 'verified' && found?.outcome === 'verified').toBe(true);
    expect(found).toMatchObject({
      binding: 'bearer',
      freshness: 'static',
      replayKey: (await recorded)?.replayKey,
    });
    if (found === undefined) return;
    const asked = duty({ require: [{ check: 'subject-matches', on: ['face', 'card'] }] });
    const byCard = identificationOf(found, ann);
    const reasons = (facts: Parameters<typeof decide>[1]) => {
      const decision = decide(asked, facts, context({ final: true }));
      return 'reasons' in decision ? decision.reasons : [];
    };
    expect(reasons([byCard])).toEqual(['subject-matches:not-presented']);
    const another = { ...identificationOf(found, 'bob' as PersonId), by: 'face' } as const;
    expect(reasons([byCard, another])).toEqual(['identify:conflict', 'subject-matches:mismatch']);
  });
});

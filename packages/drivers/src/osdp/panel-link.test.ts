import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OsdpAssembler } from './osdp-assembler.ts';
import { replies } from './osdp-codes.ts';
import { type Heard, PanelLink } from './panel-link.ts';
import { allModes, stepAfter, steps } from './panel-table.ts';
import type { LinkTerms } from './reader-keys.ts';
import { Scbk } from './scbk.ts';
import { type OsdpFault, SimulatedOsdpReader } from './simulated-osdp-reader.ts';

const card = Uint8Array.of(0x80, 0, 0, 0x40);
const own = (): Scbk => Scbk.parse('000102030405060708090a0b0c0d0e0f') ?? Scbk.random();
const guarded = (): LinkTerms => ({ mode: 'guarded', choice: { key: own(), isDefault: false } });

interface Told {
  readonly code: number;
  readonly data: readonly number[];
}

/** The panel and a reader without a line between them. */
function meeting(terms: LinkTerms, scbk: Scbk | null = own(), secure = true) {
  const told: Told[] = [];
  let keyed = 0;
  const reader = new SimulatedOsdpReader({ address: 5, scbk, secure });
  const link = new PanelLink(5, 'crc', terms, {
    answered: (_step, code, data) => told.push({ code, data: [...data] }),
    keyed: () => keyed++,
  });
  const hear = (bytes: Uint8Array): readonly Heard[] =>
    new OsdpAssembler().push(bytes).map((frame) => link.hear(frame));
  const exchange = (): readonly Heard[] => hear(reader.hear(link.ask()));
  /** Until cards are read, or something else than an answer comes. */
  const meet = (): readonly Heard[] => {
    for (let turn = 0; turn < 8; turn++) {
      const heard = exchange();
      if (heard.length !== 1 || heard[0] !== 'answered' || link.step === 'poll') return heard;
    }
    return [];
  };
  const cards = (): readonly Told[] => told.filter(({ code }) => code === replies.raw);
  return { reader, link, told, cards, exchange, meet, hear, keyed: () => keyed };
}

describe('the link with a reader', () => {
  it('is a secure channel before anything is read', () => {
    const { link, reader, meet, exchange, cards } = meeting(guarded());
    reader.holdCard(card, 26);
    expect(meet()).toEqual(['answered']);
    expect([link.step, reader.isSecure()]).toEqual(['poll', true]);
    expect(cards()).toEqual([]);
    exchange();
    expect(cards()).toEqual([{ code: replies.raw, data: [0, 0, 26, 0, ...card] }]);
  });

  it('goes on for a thousand packets, whose MACs and sequence follow each other', () => {
    const { meet, exchange, reader, cards } = meeting(guarded());
    meet();
    for (let turn = 0; turn < 1_000; turn++) {
      if (turn % 3 === 0) reader.holdCard(Uint8Array.of(turn & 0xff, turn >> 8, 0, 0), 32);
      expect(exchange()).toEqual(['answered']);
    }
    expect(cards()).toHaveLength(334);
  });

  it('reads in clear text where the site has said so, and no secure packet then', () => {
    const { meet, exchange, reader, cards } = meeting({ mode: 'clear' }, null, false);
    reader.holdCard(card, 26);
    expect(meet()).toEqual(['answered']);
    exchange();
    expect(cards()).toHaveLength(1);
  });

  it('lights the lamp and sounds the tone between two polls', () => {
    const { link, meet, exchange, reader } = meeting(guarded());
    meet();
    link.show('granted');
    for (let turn = 0; turn < 3; turn++) exchange();
    expect(link.step).toBe('poll');
    expect(reader.shown().map((data) => data.length)).toEqual([14, 5]);
  });

  it('asks again with the very same packet, which a reader answers as before', () => {
    const { link, meet, reader, hear, cards } = meeting(guarded());
    meet();
    reader.holdCard(card, 26);
    const asked = link.ask();
    reader.hear(asked);
    expect(hear(reader.hear(asked))).toEqual(['answered']);
    expect(cards()).toHaveLength(1);
  });

  it('sets a key under the default key and reads nothing meanwhile', () => {
    const key = Scbk.default();
    const keying: LinkTerms = { mode: 'keying', choice: { key, isDefault: true }, next: own() };
    const { exchange, reader, keyed, cards } = meeting(keying, null);
    reader.holdCard(card, 26);
    for (let turn = 0; turn < 4; turn++) expect(exchange()).toEqual(['answered']);
    expect([keyed(), reader.hasOwnKey()]).toEqual([1, true]);
    expect(cards()).toEqual([]);
  });
});

describe('attack 21, a reader or its line turned against the panel', () => {
  const downgrades: [OsdpFault, Heard][] = [
    ['refuses-secure-channel', 'nak'],
    ['offers-default-key', 'key'],
    ['wrong-key', 'key'],
  ];
  it.each(downgrades)('is not led off the secure channel by a reader that does this: %s', (fault, why) => {
    const { link, reader, meet, exchange, cards } = meeting(guarded());
    reader.go(fault);
    reader.holdCard(card, 26);
    expect(meet()).toEqual([why]);
    for (let turn = 0; turn < 5; turn++) expect(exchange()).not.toEqual(['answered']);
    expect(link.step).not.toBe('poll');
    expect(cards()).toEqual([]);
  });

  it('refuses a card in clear text once the channel stands', () => {
    const { reader, meet, exchange, cards } = meeting(guarded());
    meet();
    reader.go('answers-in-clear');
    reader.holdCard(card, 26);
    expect(exchange()).toEqual(['cover']);
    expect(cards()).toEqual([]);
  });

  it('refuses a packet with a sequence number that was, and one that has still to come', () => {
    const { reader, meet, exchange, cards } = meeting({ mode: 'clear' }, null, false);
    meet();
    reader.go('repeats-sequence');
    expect(exchange()).toEqual(['sequence']);
    expect(cards()).toEqual([]);
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

  it('is upset by no bytes at all', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ code: fc.nat(255), data: fc.uint8Array({ maxLength: 140 }) }), { maxLength: 6 }),
        (said) => {
          const { reader, meet, exchange } = meeting(guarded());
          meet();
          for (const { code, data } of said) reader.tell(code, data);
          for (let turn = 0; turn < said.length; turn++) exchange();
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('the table of the link', () => {
  it('leads from a secure handshake to reading through all of its steps alone', () => {
    const anyReply = Object.values(replies);
    for (const from of ['hello', 'challenge', 'cryptogram', 'key'] as const)
      for (const reply of anyReply)
        expect(['poll', 'status', 'capabilities']).not.toContain(stepAfter(from, reply, 'guarded'));
    for (const step of steps)
      for (const reply of anyReply) expect(stepAfter(step, reply, 'keying')).not.toBe('poll');
  });

  it('has an answer to every reply in every step and mode', () => {
    const code = fc.nat(255);
    fc.assert(
      fc.property(fc.constantFrom(...steps), code, fc.constantFrom(...allModes), (step, reply, mode) => {
        const next = stepAfter(step, reply, mode);
        return next === null || steps.includes(next);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { card, guarded, meeting, own } from '../../test/stand/osdp-meeting.ts';
import { replies } from './osdp-codes.ts';
import { allModes, stepAfter, steps } from './panel-table.ts';
import type { LinkTerms } from './reader-keys.ts';
import { Scbk } from './scbk.ts';

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

import { instant } from '@vedette/domain';
import { type SampleIdCard, sampleIdCard } from '@vedette/testing';
import { describe, expect, it } from 'vitest';
import type { CredentialFault, VerifyContext } from '../index.ts';
import { examinerOf } from '../index.ts';
import { idDocumentFormat } from './id-document-format.ts';

const at = instant(Date.parse('2022-08-09T12:00:00+08:00'));
const context: VerifyContext = {
  ...{ at, clock: 'trusted', direction: 'in', collectsNumber: false },
  ledger: { claim: async () => 'first' },
  signal: new AbortController().signal,
  hashNumber: (number) => `hash of ${number.unwrap('test').length}`,
};

/** As it is often written: whatever the frame brought is cut at its offsets and believed. */
function naive(data: Uint8Array): string {
  const text = Buffer.from(data.subarray(4, 260)).toString('utf16le');
  return `${text.slice(0, 15).trim()} ${text.slice(61, 79)}`;
}

const forged: [string, Partial<SampleIdCard>, CredentialFault][] = [
  ["a friend's number with one digit changed", { number: '11010519491231003X' }, 'malformed'],
  ["a number of somebody else's age", { birthDate: '19891231' }, 'schema'],
  ['a number of somebody of the other sex', { sex: '1' }, 'schema'],
  ['an invented number', { number: '123456789012345678' }, 'malformed'],
  ['a card that has run out', { from: '20010101', to: '20110101' }, 'expired'],
  ['a card of tomorrow', { from: '20220810' }, 'not-yet-valid'],
  ['a name that rewrites the screen', { name: '安\u202e然' }, 'malformed'],
];

describe('attack 20: a forged frame of an ID card reader, as a naive verifier accepts it', () => {
  it.each(forged)('is refused with %s', async (_, card, fault) => {
    const bytes = sampleIdCard(card);
    expect(naive(bytes)).toContain(card.number ?? '11010519491231002X');
    const examiner = examinerOf(idDocumentFormat(null));
    const found = await examiner.examine({ medium: 'id-card', at, reader: 'desk', bytes }, context);
    expect(found).toMatchObject({ outcome: 'rejected', faults: [fault] });
  });
});

import { idDocumentFormat, identificationOf } from '@vedette/credential';
import { decide, duration, instant } from '@vedette/domain';
import { context, duty } from '@vedette/domain/test/builders';
import { type ReaderEvent, SimulatedSam } from '@vedette/drivers';
import { encodeSamFrame } from '@vedette/drivers/test/stand/inside';
import { tappedIdReader } from '@vedette/drivers/test/stand/tapped-id-reader';
import { type SampleIdCard, sampleIdCard } from '@vedette/testing';
import { describe, expect, it } from 'vitest';
import { shows, type Variant } from '../stand/attack.ts';
import { faultsOf, shown, verificationOf } from '../stand/door.ts';

const at = instant(Date.parse('2022-08-09T12:00:00+08:00'));

/** As drivers are often written: a preamble, a length and a sum that is right, and it is a card: cut at its offsets. */
function naive(bytes: Uint8Array): { readonly name: string; readonly number: string } | null {
  const frame = Buffer.from(bytes);
  const start = frame.indexOf(Buffer.from('aaaaaa9669', 'hex'));
  if (start < 0) return null;
  const length = frame.readUInt16BE(start + 5);
  const body = frame.subarray(start + 5, start + 7 + length);
  const sum = body.reduce((all, byte) => all ^ byte, 0);
  if (sum !== 0 || body.readUIntBE(2, 3) !== 0x90) return null;
  const text = body.subarray(9, 9 + 256).toString('utf16le');
  return { name: text.slice(0, 15).trim(), number: text.slice(61, 79) };
}
/** The answer to a read, as anybody on the wire can make it: its sum proves that nobody made a mistake. */
const answerWith = (card: Uint8Array): Uint8Array => encodeSamFrame(Uint8Array.of(0, 0, 0x90, ...card));

const card = (name: string, said: Partial<SampleIdCard>, ...faults: readonly string[]): Variant => ({
  name,
  naive: () => naive(answerWith(sampleIdCard(said)))?.number === (said.number ?? '11010519491231002X'),
  ours: () => faultsOf(idDocumentFormat(null), shown(sampleIdCard(said), at, 'id-card')),
  says: faults,
});

const forged = answerWith(sampleIdCard({ name: '冒名' }));
const told = (events: readonly ReaderEvent[]): readonly unknown[] =>
  events
    .filter(({ kind }) => kind === 'presented' || kind === 'fault')
    .map((event) => ('error' in event ? event.error.details : event.kind));
const trustedId = '05.03-20120101-0000000001-0000000001';

describe('attack 20: a forged frame of an ID card reader', () => {
  shows([
    card('a friend’s number with one digit changed', { number: '11010519491231003X' }, 'malformed'),
    card('an invented number', { number: '123456789012345678' }, 'malformed'),
    card('a number of somebody of another age', { birthDate: '19891231' }, 'schema'),
    card('a number of somebody of the other sex', { sex: '1' }, 'schema'),
    card('a card that has run out', { from: '20010101', to: '20110101' }, 'expired'),
    card('a card of tomorrow', { from: '20220810' }, 'not-yet-valid'),
    card('a card that ends before it begins', { from: '20220101', to: '20210101' }, 'schema', 'expired'),
    card('a card from before its holder was born', { from: '19400101' }, 'schema'),
    card('a name that turns the screen round', { name: '安\u202e然' }, 'malformed'),
    card('no name at all', { name: '' }, 'malformed'),
    {
      name: 'a frame that nobody asked for, every 70 milliseconds',
      naive: () => naive(forged)?.name === '冒名',
      async ours() {
        const { scheduler, events, speak } = await tappedIdReader(new SimulatedSam());
        for (let time = 0; time < 50; time++) {
          speak(forged);
          await scheduler.advance(duration(70));
        }
        return told(events);
      },
      says: [],
    },
    {
      name: 'a module that is not one of those trusted',
      naive: () => naive(forged)?.name === '冒名',
      async ours() {
        const box = new SimulatedSam({ id: new Uint8Array(16) });
        box.place(sampleIdCard({ name: '冒名' }));
        const { scheduler, events } = await tappedIdReader(box, { samIds: [trustedId] });
        await scheduler.advance(duration(30_000));
        return told(events);
      },
      says: [expect.objectContaining({ values: expect.objectContaining({ reason: 'not-trusted' }) })],
    },
    {
      name: 'a well-made card of somebody else, before another face',
      naive: () => naive(answerWith(sampleIdCard()))?.name === '安然',
      async ours() {
        const found = await verificationOf(idDocumentFormat(null), shown(sampleIdCard(), at, 'id-card'));
        const on = ['face', 'id-document'] as const;
        const asked = duty({
          identify: { anyOf: on, whom: 'anyone' },
          require: [{ check: 'subject-matches', on }],
        });
        const mismatch = { kind: 'subject-match', between: on, state: 'mismatch' } as const;
        const decision = decide(asked, [identificationOf(found, null), mismatch], context({ final: true }));
        return [found.outcome, found.binding, decision.outcome];
      },
      says: ['verified', 'id-document', 'denied'],
    },
  ]);

  it('is told from a card that lies on a module that is trusted', async () => {
    const box = new SimulatedSam();
    box.place(sampleIdCard());
    const { scheduler, events } = await tappedIdReader(box);
    await scheduler.advance(duration(5_000));
    expect(told(events)).toEqual(['presented']);
    expect(await faultsOf(idDocumentFormat(null), shown(sampleIdCard(), at, 'id-card'))).toEqual([]);
  });
});

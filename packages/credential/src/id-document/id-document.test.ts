import { createHmac } from 'node:crypto';
import { instant, type Presentation, residentIdCheckDigit } from '@vedette/domain';
import { idCardData, type SampleIdCard, sampleIdCard, sampleResidencePermit } from '@vedette/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  credentialFaults,
  examinerOf,
  type Portrait,
  type Verification,
  type VerifyContext,
} from '../index.ts';
import { idDocumentFormat } from './id-document-format.ts';
import type { PortraitDecoder } from './portrait-decoder.ts';

const noon = Date.parse('2022-08-09T12:00:00+08:00');

function contextAt(at: number, more: Partial<VerifyContext> = {}): VerifyContext {
  return {
    at: instant(at),
    clock: 'trusted',
    direction: 'in',
    ledger: { claim: async () => 'first' },
    signal: new AbortController().signal,
    hashNumber: (number) => createHmac('sha256', 'site').update(number.unwrap('test')).digest('base64url'),
    collectsNumber: false,
    ...more,
  };
}

const shown = (bytes: Uint8Array): Presentation => ({
  ...{ medium: 'id-card', at: instant(noon), reader: 'desk', bytes },
});

async function examine(
  bytes: Uint8Array,
  context: VerifyContext = contextAt(noon),
  decoder: PortraitDecoder | null = null,
): Promise<Verification> {
  return examinerOf(idDocumentFormat(decoder)).examine(shown(bytes), context);
}

const faultsOf = async (card: Partial<SampleIdCard>, context?: VerifyContext) =>
  (await examine(sampleIdCard(card), context)).faults;
const textOf = (value: { unwrap(purpose: string): unknown } | undefined) => value?.unwrap('test');
const at = (time: string): VerifyContext => contextAt(Date.parse(time));

describe('a resident identity card', () => {
  it('says a name, a date of birth and a hash of the number', async () => {
    const { subject, ...rest } = await examine(sampleIdCard());
    expect(rest).toMatchObject({
      outcome: 'verified',
      faults: [],
      issuer: null,
      claims: [],
      freshness: 'static',
    });
    expect([subject?.name, subject?.birthDate].map(textOf)).toEqual(['安然', '1949-12-31']);
    expect(subject?.numberHash).toMatch(/^[\w-]{43}$/);
  });

  it('keeps its number to itself unless the duty collects numbers', async () => {
    const kept = await examine(sampleIdCard());
    expect(kept.subject).not.toHaveProperty('number');
    expect(JSON.stringify(kept)).not.toContain('11010519491231002X');
    const collected = await examine(sampleIdCard(), contextAt(noon, { collectsNumber: true }));
    expect(textOf(collected.subject?.number)).toBe('11010519491231002X');
  });

  it('is known again by a key in which the number cannot be found by trying', async () => {
    const one = await examine(sampleIdCard());
    const renewed = await examine(sampleIdCard({ from: '20200101', name: '安 然' }));
    const elsewhere = await examine(sampleIdCard(), contextAt(noon, { hashNumber: () => 'another site' }));
    expect(renewed.replayKey).toBe(one.replayKey);
    expect(elsewhere.replayKey).not.toBe(one.replayKey);
  });

  it('is valid from midnight in Shanghai on its first day until the end of its last', async () => {
    const card = { from: '20150101', to: '20250101' };
    expect(await faultsOf(card, at('2014-12-31T23:59:59.999+08:00'))).toEqual(['not-yet-valid']);
    expect(await faultsOf(card, at('2015-01-01T00:00:00+08:00'))).toEqual([]);
    expect(await faultsOf(card, at('2025-01-01T23:59:59.999+08:00'))).toEqual([]);
    expect(await faultsOf(card, at('2025-01-02T00:00:00+08:00'))).toEqual(['expired']);
  });

  it('without an end never expires', async () => {
    expect(await faultsOf({ to: '长期' }, at('2199-01-01T00:00:00Z'))).toEqual([]);
    expect((await examine(sampleIdCard({ to: '长期' }))).validity.notAfter).toBeNull();
  });

  it('leaves open whether it is valid while nobody knows the time', async () => {
    const doubtful = contextAt(noon, { clock: 'doubtful' });
    expect(await examine(sampleIdCard({ to: '20160101' }), doubtful)).toMatchObject({
      ...{ outcome: 'indeterminate', faults: ['clock-doubtful'] },
    });
    expect(await faultsOf({}, contextAt(Number.NaN))).toEqual(['clock-doubtful']);
  });

  it('is still named to the guard when it has expired', async () => {
    const { outcome, subject, ...rest } = await examine(sampleIdCard({ to: '20200101' }));
    expect(outcome).toBe('rejected');
    expect(textOf(subject?.name)).toBe('安然');
    expect(rest).not.toHaveProperty('portrait');
  });

  it.each<[string, Partial<SampleIdCard>]>([
    ['another date of birth than its number', { birthDate: '19491230' }],
    ['another sex than its number', { sex: '1' }],
    ['an end before its beginning', { from: '20150102', to: '20150101' }],
    ['a beginning before the birth of its holder', { from: '19491230' }],
    ["a foreigner's number", { number: `91184019491231002${residentIdCheckDigit('91184019491231002')}` }],
  ])('contradicts itself with %s', async (_, card) => {
    expect(await faultsOf(card)).toContain('schema');
  });

  it('may leave the sex open', async () => {
    expect(await faultsOf({ sex: '0' })).toEqual([]);
    expect(await faultsOf({ sex: '9' })).toEqual([]);
  });

  it.each<[string, Partial<SampleIdCard>]>([
    ['no name', { name: '' }],
    ['a name that begins with a blank', { name: ' 安然' }],
    ['a control character in the name', { name: '安\u0007然' }],
    ['a zero in the name', { name: '安\u0000然' }],
    ['a line break in the address', { address: '北京\n朝阳' }],
    ['text turned around in the name', { name: '安\u202e然' }],
    ['half a character in the name', { name: '安\ud840然' }],
    ['a noncharacter in the issuer', { issuer: '公安\uffff' }],
    ['a control character in the newest address', { newestAddress: '\u001b[2J' }],
    ['a sex that is none', { sex: '3' }],
    ['a nation that is none', { nation: '57' }],
    ['a day of birth that no calendar has', { birthDate: '19490230' }],
    ['a date that is none', { from: '2015-1-1' }],
    ['an end that is neither a day nor for ever', { to: '永久' }],
    ['another check digit', { number: '110105194912310021' }],
    ['a small x', { number: '11010519491231002x' }],
    ['an old number of 15 digits', { number: '110105491231002' }],
    ['a number of full-width digits', { number: '１１０１０５１９４９１２３１００２Ｘ' }],
    ['half a photograph', { photo: new Uint8Array(512) }],
  ])('is malformed with %s', async (_, card) => {
    expect(await examine(sampleIdCard(card))).toMatchObject({ outcome: 'rejected', faults: ['malformed'] });
  });

  it('may have a name with a rare character, written as the cards write it', async () => {
    for (const name of ['𠮷', '\ue863', '阿卜杜热西提·买买提']) expect(await faultsOf({ name })).toEqual([]);
  });

  it('of a type that nobody knows here is not guessed at', async () => {
    expect(await faultsOf({ newestAddress: `${''.padEnd(14)}K` })).toEqual(['unsupported-version']);
  });

  it('cut off or drawn out anywhere is malformed', async () => {
    const card = sampleIdCard();
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: card.length - 1 }), async (length) => {
        expect((await examine(card.slice(0, length))).faults).toEqual(['malformed']);
      }),
      { numRuns: 200 },
    );
    expect((await examine(Uint8Array.of(...card, 0))).faults).toEqual(['malformed']);
    expect((await examine(new Uint8Array(2_401))).faults).toEqual(['too-large']);
  });

  it('with any bytes changed, or any bytes at all in its place, is judged by the closed list', async () => {
    const card = sampleIdCard();
    const changed = fc
      .array(fc.tuple(fc.integer({ min: 0, max: 259 }), fc.integer({ min: 0, max: 255 })), { maxLength: 20 })
      .map((changes) => {
        const bytes = card.slice();
        for (const [place, value] of changes) bytes[place] = value;
        return bytes;
      });
    const anything = fc.oneof(changed, fc.uint8Array({ maxLength: 1_400 }));
    await fc.assert(
      fc.asyncProperty(anything, async (bytes) => {
        const { faults, outcome } = await examine(bytes);
        expect(credentialFaults).toEqual(expect.arrayContaining([...faults]));
        expect(outcome === 'verified').toBe(faults.length === 0);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the photograph of a card', () => {
  const jpeg: Portrait = { encoding: 'jpeg', bytes: Uint8Array.of(0xff, 0xd8) };
  const decoding = (portrait: Portrait | null): PortraitDecoder => ({ decode: async () => portrait });

  it('stays encoded without a decoder, and the card is compared by name and number', async () => {
    const { binding, portrait } = await examine(sampleIdCard());
    expect(binding).toBe('id-document');
    expect(portrait?.encoding).toBe('wlt');
    expect(portrait?.bytes).toHaveLength(1_024);
  });

  it('binds the holder once it is decoded', async () => {
    const { binding, portrait } = await examine(sampleIdCard(), contextAt(noon), decoding(jpeg));
    expect({ binding, portrait }).toEqual({ binding: 'portrait', portrait: jpeg });
  });

  it.each<[string, PortraitDecoder]>([
    ['cannot decode it', decoding(null)],
    ['breaks its word and throws', { decode: () => Promise.reject(new Error('licence')) }],
  ])('does not bind when the decoder %s', async (_, decoder) => {
    const { binding, portrait, outcome } = await examine(sampleIdCard(), contextAt(noon), decoder);
    expect([binding, portrait?.encoding, outcome]).toEqual(['id-document', 'wlt', 'verified']);
  });

  it('does not bind where there is none', async () => {
    const verification = await examine(
      sampleIdCard({ photo: new Uint8Array(0) }),
      contextAt(noon),
      decoding(jpeg),
    );
    expect(verification).toMatchObject({ binding: 'id-document', outcome: 'verified' });
    expect(verification).not.toHaveProperty('portrait');
  });

  it('of a card that is refused is not decoded', async () => {
    let decoded = 0;
    const decoder: PortraitDecoder = {
      decode: async () => {
        decoded++;
        return jpeg;
      },
    };
    await examine(sampleIdCard({ to: '20200101' }), contextAt(noon), decoder);
    expect(decoded).toBe(0);
  });
});

describe('the other documents with such a chip', () => {
  const photo = new Uint8Array(1_024);
  const foreigner2017 = (number: string) =>
    idCardData(
      [
        ...([
          ['SHAW, CELIA', 120],
          ['2', 2],
          [number, 30],
          ['CAN', 6],
          ['晨曦', 30],
        ] as const),
        ...([
          ['20200101', 16],
          ['20300101', 16],
          ['19850607', 16],
        ] as const),
        ...([
          ['01', 4],
          ['1100', 8],
          ['I', 2],
          ['', 6],
        ] as const),
      ],
      photo,
    );
  const foreigner2023 = (number: string) =>
    idCardData(
      [
        ...([
          ['晨曦', 30],
          ['1', 2],
          ['00', 4],
          ['19850607', 16],
        ] as const),
        ...([
          ['WOLFESCHLEGELSTEINHAUSENBERGERDORFF', 70],
          [number, 36],
          ['', 30],
        ] as const),
        ...([
          ['20240101', 16],
          ['20340101', 16],
          ['ER JR', 22],
          ['CAN', 6],
          ['Y', 2],
          ['', 6],
        ] as const),
      ],
      photo,
    );

  it('are a residence permit for somebody from Hong Kong, Macao or Taiwan', async () => {
    const { outcome, subject } = await examine(sampleResidencePermit());
    expect([outcome, textOf(subject?.birthDate)]).toEqual(['verified', '1994-08-23']);
    const mainland = { number: '11010519491231002X', birthDate: '19491231' };
    expect((await examine(sampleResidencePermit(mainland))).faults).toEqual(['schema']);
  });

  it("are a foreigner's card of 2017, by the name in Latin letters", async () => {
    const { outcome, subject } = await examine(foreigner2017('CAN110085060701'));
    expect([outcome, textOf(subject?.name)]).toEqual(['verified', 'SHAW, CELIA']);
    expect((await examine(foreigner2017('CAN1100850607'))).faults).toEqual(['malformed']);
  });

  it("are a foreigner's card of 2023, whose long name goes on in another field", async () => {
    const context = at('2025-01-01T12:00:00+08:00');
    const { outcome, subject } = await examine(foreigner2023('911840198506070011'), context);
    expect([outcome, textOf(subject?.name)]).toEqual([
      'verified',
      'WOLFESCHLEGELSTEINHAUSENBERGERDORFFER JR',
    ]);
    expect((await examine(foreigner2023('110105198506070014'), context)).faults).toEqual(['schema']);
  });
});

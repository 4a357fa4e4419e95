import { instant } from '@vedette/domain';
import { describe, expect, it } from 'vitest';
import { examineShc } from '../../test/shc-door.ts';
import { immunization, observation, patient, shcPayload, shcText } from '../../test/shc-issuer.ts';

const read = (...resources: object[]) => examineShc(shcText(shcPayload(resources)));
const claimsOf = async (...resources: object[]) => (await read(patient, ...resources)).claims;
const day = (text: string) => instant(Date.parse(`${text}T00:00:00Z`));
const numbered = (number: number, of?: number) => ({
  protocolApplied: [{ doseNumberPositiveInt: number, ...(of && { seriesDosesPositiveInt: of }) }],
});

describe('the doses on a card', () => {
  it('are one claim: the latest and their count, whatever order they stand in', async () => {
    const claims = await claimsOf(immunization('2021-01-29', '208'), immunization('2021-01-01', '207'));
    expect(claims).toEqual([
      {
        ...{ kind: 'vaccination', target: '840539006', product: 'cvx:208', dose: 2, ofDoses: null },
        at: day('2021-01-29'),
      },
    ]);
  });

  it('of one day are one dose told twice', async () => {
    const claims = await claimsOf(immunization('2021-01-29'), immunization('2021-01-29T10:00:00Z'));
    expect(claims).toMatchObject([{ dose: 1 }]);
  });

  it('count by the number that the issuer gives them', async () => {
    expect(await claimsOf(immunization('2021-01-29', '207', numbered(2, 2)))).toMatchObject([
      { dose: 2, ofDoses: 2 },
    ]);
  });

  it('count for nothing without a day, and have no date by month alone', async () => {
    expect(await claimsOf(immunization('2021-01'))).toMatchObject([{ dose: null, at: null }]);
  });

  it('against another disease, or of a vaccine nobody here knows, say nothing', async () => {
    const flu = immunization('2021-01-01', '141');
    const other = { coding: [{ system: 'http://example.org', code: '207' }] };
    const mixed = {
      coding: ['207', '141'].map((code) => ({ system: 'http://hl7.org/fhir/sid/cvx', code })),
    };
    const foreign = [other, mixed].map((vaccineCode) => immunization('2021-01-02', '', { vaccineCode }));
    expect(await claimsOf(flu, ...foreign)).toEqual([]);
  });

  it.each([
    ['not completed', { status: 'not-done' }],
    ['without a code', { vaccineCode: {} }],
    ['without a time', { occurrenceDateTime: undefined }],
    ['with two times', { occurrenceString: 'in January' }],
    ['on a day that is none', { occurrenceDateTime: '2021-02-30' }],
  ])('%s spoil the card', async (_, changes) => {
    const found = await read(patient, immunization('2021-01-01'), immunization('2021-01-29', '207', changes));
    expect(found).toMatchObject({ faults: ['schema'], claims: [], subject: null });
  });
});

describe('a test result on a card', () => {
  it.each([
    ['94500-6', '260415000', 'NAAT', 'not-detected'],
    ['94500-6', '260373001', 'NAAT', 'detected'],
    ['94558-4', '260385009', 'antigen', 'not-detected'],
    ['94558-4', '10828004', 'antigen', 'detected'],
    ['94563-4', '260373001', 'antibody', 'detected'],
    ['94500-6', '419984006', 'NAAT', 'unknown'],
  ])('%s answered %s', async (test, answer, method, result) => {
    expect(await claimsOf(observation(test, answer))).toEqual([
      {
        ...{ kind: 'test', target: '840539006', method, result },
        sampledAt: Date.parse('2022-01-14T07:00:00Z'),
      },
    ]);
  });

  it.each([
    ['is not final', '94500-6', { status: 'preliminary' }, 'NAAT'],
    ['was entered in error', '94500-6', { status: 'entered-in-error' }, 'NAAT'],
    ['is a text', '94500-6', { valueCodeableConcept: undefined, valueString: 'negative' }, 'NAAT'],
  ])('is unknown when it %s', async (_, test, changes, method) => {
    const claims = await claimsOf(observation(test, '260415000', changes));
    expect(claims).toMatchObject([{ kind: 'test', method, result: 'unknown' }]);
  });

  it('is unknown when its codes contradict one another', async () => {
    const coding = ['260415000', '260373001'].map((code) => ({ system: 'http://snomed.info/sct', code }));
    const claims = await claimsOf(observation('94500-6', '', { valueCodeableConcept: { coding } }));
    expect(claims).toMatchObject([{ result: 'unknown' }]);
  });

  it('of a test that nobody here knows is no result against this disease', async () => {
    const claims = await claimsOf(observation('5196-1', '260415000'));
    expect(claims).toMatchObject([{ target: 'unknown', method: 'unknown', result: 'unknown' }]);
  });

  it('without a moment has none', async () => {
    const claims = await claimsOf(observation('94500-6', '260415000', { effectiveDateTime: undefined }));
    expect(claims).toMatchObject([{ sampledAt: null }]);
  });
});

describe('the person of a card', () => {
  const nameOf = async (name: object) => {
    const { subject } = await read({ ...patient, name: [name] });
    return subject?.name?.unwrap('test') ?? null;
  };

  it('has name and birth date, which print as nothing', async () => {
    const { subject } = await read(patient);
    expect(subject?.name?.unwrap('test')).toBe('John B. Anyperson');
    expect(subject?.birthDate?.unwrap('test')).toBe('1951-01-20');
    expect(JSON.stringify(subject)).not.toMatch(/Anyperson|1951/);
  });

  it('has a Chinese name in Chinese order, and a name in one piece as it stands', async () => {
    expect(await nameOf({ family: '欧阳', given: ['小', '明'] })).toBe('欧阳小明');
    expect(await nameOf({ text: ' Jane Doe ', family: 'X' })).toBe('Jane Doe');
    expect(await nameOf({ use: 'official' })).toBeNull();
  });
});

import {
  compareShown,
  examinerOf,
  hcertFormat,
  healthCodeFormat,
  idDocumentFormat,
  identificationOf,
  type Verification,
} from '@vedette/credential';
import { type SimulatedPerson, simulatedCode } from '@vedette/credential/simulated-gateway';
import { open, sample, simulate, context as verifying } from '@vedette/credential/test/gateway-stand';
import { decide, type IdentifyMethod, Personal, type PersonId, type SubjectClaims } from '@vedette/domain';
import { context, duty } from '@vedette/domain/test/builders';
import { sampleIdCard } from '@vedette/testing';
import { describe, expect, it } from 'vitest';
import { shows } from '../stand/attack.ts';
import { shown } from '../stand/door.ts';
import { issue, trust } from '../stand/hcert.ts';

/** A door that sees a good code and a good face, document or card, and does not ask whether they are one person’s. */
const naive = (...found: readonly Pick<Verification, 'outcome'>[]): boolean =>
  found.every(({ outcome }) => outcome === 'verified');
/** A door that compares what it can see of a masked text, and takes what fits for what is the same. */
const naiveMask = (masked: string, full: string): boolean =>
  masked.length === full.length && [...masked].every((sign, at) => sign === '*' || sign === full[at]);

const when = verifying().at;
const during2021 = { ...verifying(), at: shown('', Date.parse('2021-08-01T12:00:00Z')).at };

async function codeOf(person: SimulatedPerson): Promise<Verification> {
  const gateway = open(await simulate({ people: [person] }), 'national');
  const format = healthCodeFormat({ routes: [], fallback: gateway });
  return examinerOf(format).examine(shown(simulatedCode('national', person), when), verifying());
}
const documentOf = (name: string, number: string, circumstances = verifying()): Promise<Verification> => {
  const said = {
    name,
    number,
    birthDate: number.slice(6, 14),
    sex: Number(number[16]) % 2 === 1 ? '1' : '2',
  };
  const card = shown(sampleIdCard(said), circumstances.at, 'id-card');
  return examinerOf(idDocumentFormat(null)).examine(card, { ...circumstances, collectsNumber: true });
};
const certificate = (): Promise<Verification> =>
  examinerOf(hcertFormat({ trust })).examine(shown(issue(), during2021.at), during2021);

/** What the door decides of two things that were shown, where the duty binds them to one person. */
function decided(shownHere: readonly (readonly [IdentifyMethod, SubjectClaims | null])[]): unknown {
  const subjects = new Map(shownHere.map(([by, claims]) => [by, claims ?? {}]));
  const on = [...subjects.keys()] as [IdentifyMethod, IdentifyMethod];
  const vouched = on.map(
    (by) => ({ kind: 'identification', by, state: 'vouched', authority: 'document' }) as const,
  );
  const asked = duty({
    identify: { anyOf: on, whom: 'anyone' },
    require: [{ check: 'subject-matches', on, onIndeterminate: 'refer' }],
  });
  const decision = decide(asked, [...vouched, ...compareShown(subjects)], context({ final: true }));
  return [decision.outcome, 'reasons' in decision ? decision.reasons : []];
}
const friend = sample('绿');
const mismatch = ['denied', ['identify:conflict', 'subject-matches:mismatch']];
const openQuestion = ['refer', ['subject-matches:unknown']];

interface Meeting {
  readonly name: string;
  readonly code: () => Promise<Verification>;
  readonly document: () => Promise<Verification>;
  readonly says: unknown;
}
const meetings: readonly Meeting[] = [
  {
    name: 'a friend’s green code beside one’s own document',
    code: () => codeOf(friend),
    document: () => documentOf('安然', '11010519491231002X'),
    says: mismatch,
  },
  {
    name: 'a friend’s green code whose masked name fits, with a number that does not',
    code: () => codeOf(friend),
    document: () => documentOf('绿之二', '11010519491231002X'),
    says: mismatch,
  },
  {
    name: 'a code whose masked name and number fit two people',
    code: () => codeOf(friend),
    document: () => documentOf('绿之二', friend.number),
    says: openQuestion,
  },
  {
    name: 'somebody else’s health certificate beside one’s own document',
    code: certificate,
    document: () => documentOf('安然', '11010519491231002X', during2021),
    says: mismatch,
  },
];

const p = <T>(value: T): Personal<T> => new Personal(value);
const person = (id: string) => id as PersonId;
const both = (name: string, one: SubjectClaims, other: SubjectClaims, says: unknown) => ({
  name,
  naive: () => naive({ outcome: 'verified' }, { outcome: 'verified' }),
  ours: () =>
    decided([
      ['pass', one],
      ['face', other],
    ]),
  says,
});

describe('attack 3: the code of somebody else', () => {
  shows([
    ...meetings.map(({ name, code, document, says }) => ({
      ...{ name, says },
      naive: async () => naive(await code(), await document()),
      ours: async () =>
        decided([
          ['health-code', (await code()).subject],
          ['id-document', (await document()).subject],
        ]),
    })),
    both(
      'a friend’s pass before one’s own face',
      { person: person('friend') },
      { person: person('crook') },
      mismatch,
    ),
    both(
      'a pass of another day of birth',
      { name: p('陈明'), birthDate: p('1990-01-01') },
      { name: p('陈明'), birthDate: p('1991-01-01') },
      mismatch,
    ),
    both('a namesake’s pass', { name: p('陈明') }, { name: p('陈明') }, openQuestion),
    {
      name: 'a masked name that fits',
      naive: () => naiveMask('陈*', '陈明'),
      ours: () =>
        decided([
          ['health-code', { maskedName: p('陈*') }],
          ['face', { name: p('陈明'), birthDate: p('1990-01-01') }],
        ]),
      says: openQuestion,
    },
    {
      name: 'a masked name and a masked number that fit',
      naive: () => naiveMask('陈*', '陈明') && naiveMask('11**************2X', '11010519491231002X'),
      ours: () =>
        decided([
          ['health-code', { maskedName: p('陈*'), maskedNumber: p('11**************2X') }],
          ['id-document', { name: p('陈明'), number: p('11010519491231002X'), numberHash: 'h' }],
        ]),
      says: openQuestion,
    },
  ]);

  it('is no attack when both are of one person', async () => {
    const own = await documentOf(friend.name, friend.number);
    expect(
      decided([
        ['pass', own.subject],
        ['id-document', own.subject],
      ]),
    ).toEqual(['granted', []]);
    expect(identificationOf(own, null)).toMatchObject({ state: 'vouched' });
  });
});

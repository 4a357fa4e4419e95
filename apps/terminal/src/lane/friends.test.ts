import type { SimulatedPerson } from '@vedette/credential/simulated-gateway';
import {
  issueHcert,
  sampleDcc,
  simulatedIssuer,
  simulatedTrustList,
} from '@vedette/credential/simulated-hcert';
import { type Duty, identifyMethods, instant, Personal, residentIdCheckDigit } from '@vedette/domain';
import type { OperatorId } from '@vedette/store';
import { expect, test } from 'vitest';
import {
  cardOf,
  documentOf,
  enrolResidents,
  knownTo,
  lv,
  openPlatform,
  outcome,
  passOf,
  type Resident,
  ran,
  show,
  until,
} from '../../test/credential-kit.ts';
import { ann, type Door, openDoor, openDuty } from '../../test/lane-kit.ts';
import { putTrust } from '../use-cases/trust/put-trust.ts';

/** Nothing opens before there is a face with a mask and a green code, so that two things can be shown. */
const duty: Duty = {
  ...openDuty,
  identify: { anyOf: identifyMethods, whom: 'anyone' },
  require: [{ check: 'health-status', colour: 'green' }, { check: 'mask' }],
};

type Act = (door: Door, code: (person: SimulatedPerson) => string) => void;
const face: Act = (door) => void door.face.comes({ who: ran.id, mask: 'worn' });
const pass: Act = (door) => show(door, passOf(door, ran.id));
const card: Act = (door) => show(door, cardOf(ran));
const document: Act = (door) => show(door, documentOf(ran));
const own: Act = (door, code) => show(door, code(knownTo(ran)));
const friends: Act = (door, code) => show(door, code(knownTo(lv)));
const friendsPass: Act = (door) => show(door, passOf(door, lv.id));
const friendsDocument: Act = (door) => show(door, documentOf(lv));
/** Somebody with the same family name, of whom a platform writes nothing else in full. */
const namesake: Resident = { ...lv, document: { ...lv.document, name: '安宁' } };
const namesakes: Act = (door, code) => show(door, code(knownTo(namesake)));
/** A stranger by the very same name. */
const another: Resident = { ...lv, document: { ...lv.document, name: '安然' } };
const anothers: Act = (door) => show(door, documentOf(another));

async function stand(rules: Duty = duty): Promise<{ door: Door; act: (what: Act) => Promise<void> }> {
  const door = await openDoor({ duty: rules });
  await enrolResidents(door, ran);
  const people = [ran, lv, namesake].map((each) => knownTo(each));
  const platform = await openPlatform(door, 'firmware', people);
  const act = async (what: Act): Promise<void> => {
    what(door, platform.code);
    await until(door, () => expect(['idle', 'look']).not.toContain(door.page.screen()));
  };
  return { door, act };
}

const pairs: readonly (readonly [string, string, Act, Act])[] = [
  ['a face', 'a friend’s code', face, friends],
  ['a face', 'a friend’s pass', face, friendsPass],
  ['a face', 'a friend’s document', face, friendsDocument],
  ['a pass', 'a friend’s code', pass, friends],
  ['a pass', 'a friend’s document', pass, friendsDocument],
  ['a card', 'a friend’s code', card, friends],
  ['a card', 'a friend’s document', card, friendsDocument],
  ['a document', 'a friend’s code', document, friends],
  ['a document', 'a friend’s pass', document, friendsPass],
  ['a face', 'a namesake’s code, whose number differs', face, namesakes],
  ['a pass', 'a namesake’s code, whose number differs', pass, namesakes],
  ['a document', 'a namesake’s code, whose number differs', document, namesakes],
  ['a stranger’s document', 'the code of another by the same name', anothers, own],
  ['a face', 'the document of another by the same name', face, anothers],
  ['a pass', 'the document of another by the same name', pass, anothers],
];

test.each(pairs)('%s and %s are two people’s, whichever comes first', async (_one, _other, first, second) => {
  for (const order of [
    [first, second],
    [second, first],
  ]) {
    const { door, act } = await stand();
    for (const what of order) await act(what);
    const { header } = await outcome(door, 'denied');
    expect(header.reasons).toContain('identify:conflict');
    expect(door.isOpen()).toBe(false);
    await door.end();
  }
});

/** Of somebody who was born on this day, by the one name that everybody here has. */
function certificate(issuer: ReturnType<typeof simulatedIssuer>, at: number, dob: string): string {
  const payload = { ...sampleDcc.v, dob };
  return issueHcert(issuer, { payload, issuedAt: instant(at), expiresAt: instant(at + 86_400_000) });
}

test.each([
  ['1990-01-02', 'granted', []],
  ['1985-05-05', 'denied', ['identify:conflict']],
] as const)('a certificate by one’s own name, born %s, is %s', async (dob, wanted, because) => {
  for (const isFaceFirst of [true, false]) {
    const door = await openDoor({
      duty: { ...duty, require: [{ check: 'vaccination', doses: 2 }, { check: 'mask' }] },
    });
    const digits = '31010119900102002';
    const { fn, gn } = sampleDcc.v.nam;
    await door.store.people.patch(ann, {
      ...{ name: new Personal(`${gn} ${fn}`), idNumber: new Personal(digits + residentIdCheckDigit(digits)) },
    });
    const issuer = simulatedIssuer('AT');
    const document = simulatedTrustList([issuer]);
    const by = 'operator' as OperatorId;
    await putTrust(door.store.trust, { id: 'at', kind: 'hcert-keys', name: 'Keys', document, by });
    await door.credentials.trust.reload();
    if (isFaceFirst) door.face.comes({ who: ann, mask: 'worn' });
    show(door, certificate(issuer, door.now(), dob));
    await until(door, () => expect(['idle', 'look']).not.toContain(door.page.screen()));
    if (!isFaceFirst) door.face.comes({ who: ann, mask: 'worn' });
    expect((await outcome(door, wanted)).header.reasons).toEqual(because);
    await door.end();
  }
});

/** Both have to be one person's. */
const bound: Duty = {
  ...duty,
  require: [
    { check: 'health-status', colour: 'green' },
    { check: 'subject-matches', on: ['id-document', 'health-code'], onIndeterminate: 'refer' },
  ],
};

test('a masked name and a masked number that fit bind nobody: a guard has to look', async () => {
  for (const order of [
    [document, own],
    [own, document],
  ]) {
    const { door, act } = await stand(bound);
    for (const what of order) await act(what);
    const { header } = await outcome(door, 'refer');
    expect(header.reasons).toEqual(['subject-matches:unknown']);
    expect(door.isOpen()).toBe(false);
    await door.end();
  }
});

test('a full name with a masked number that fits the document binds, though the number is kept nowhere', async () => {
  const door = await openDoor({ duty: bound });
  const platform = await openPlatform(door, 'shanghai', [knownTo(ran)]);
  show(door, documentOf(ran));
  show(door, platform.code(knownTo(ran)));
  const { body } = await outcome(door, 'granted');
  expect(body.unwrap('test')).toEqual({ name: ran.document.name });
});

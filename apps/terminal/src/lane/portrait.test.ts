import type { Portrait, PortraitDecoder } from '@vedette/credential';
import type { Duty } from '@vedette/domain';
import { expect, test } from 'vitest';
import { documentOf, enrolResidents, lv, outcome, ran, show, until } from '../../test/credential-kit.ts';
import { type Door, openDoor, openDuty } from '../../test/lane-kit.ts';

/** Whoever has a document may enter, if it is theirs; where nobody can tell, a guard looks. */
const duty: Duty = {
  ...openDuty,
  identify: { anyOf: ['face', 'id-document'], whom: 'anyone' },
  require: [{ check: 'subject-matches', on: ['face', 'id-document'], onIndeterminate: 'refer' }],
};
const photo = Uint8Array.from({ length: 1_024 }, (_, at) => at % 251);

/** Gives pictures away, and remembers them. */
function decoder(decode: () => Portrait | null = () => ({ encoding: 'jpeg', bytes: Buffer.alloc(64, 7) })) {
  const given: Portrait[] = [];
  const portraits: PortraitDecoder = {
    async decode() {
      const portrait = decode();
      if (portrait !== null) given.push(portrait);
      return portrait;
    },
  };
  return { portraits, given };
}

const face = (door: Door): void => void door.face.comes({ who: 'stranger' });
const document = (door: Door): void => show(door, documentOf(ran, photo));
const orders = [
  [face, document],
  [document, face],
] as const;

test.each([
  ['match', 'granted', []],
  ['mismatch', 'denied', ['identify:conflict', 'subject-matches:mismatch']],
  ['uncertain', 'refer', ['subject-matches:unknown']],
] as const)(
  'a stranger whose face and photograph are a %s is %s, whichever comes first',
  async (likeness, wanted, because) => {
    for (const order of orders) {
      const door = await openDoor({ duty, portraits: decoder().portraits });
      door.face.likeness = likeness;
      for (const act of order) {
        act(door);
        await until(door, () => expect(door.lane.status().state).not.toBe('idle'));
      }
      expect((await outcome(door, wanted)).header.reasons).toEqual(because);
      expect(door.isOpen()).toBe(wanted === 'granted');
      await door.end();
    }
  },
);

test('waits for a good frame of the face, and compares it then', async () => {
  const door = await openDoor({ duty, portraits: decoder().portraits });
  document(door);
  face(door);
  await door.pass(3_000);
  expect(door.page.screens().at(-1)?.needs).toMatchObject([{ what: 'subject-match' }]);
  door.face.likeness = 'match';
  await door.pass(1_000);
  await outcome(door, 'granted');
});

test('is compared with whoever stands here now, not with the one before', async () => {
  const door = await openDoor({ duty, portraits: decoder().portraits });
  const before = door.face.comes({ who: 'stranger' });
  await door.pass(100);
  before.leaves();
  face(door);
  document(door);
  door.face.likeness = 'mismatch';
  await outcome(door, 'denied');
});

test.each([
  ['no decoder', null],
  ['a decoder that cannot', decoder(() => null).portraits],
  [
    'a decoder that breaks',
    decoder(() => {
      throw new Error('broken');
    }).portraits,
  ],
] as const)('with %s a guard compares the photograph of a stranger', async (_, portraits) => {
  const door = await openDoor({ duty, portraits });
  door.face.likeness = 'match';
  face(door);
  document(door);
  expect((await outcome(door, 'refer')).header.reasons).toEqual(['subject-matches:unknown']);
  expect(door.faults).toEqual([]);
});

test.each([
  ['their own', ran, 'granted', []],
  ['another’s', lv, 'denied', ['identify:conflict', 'subject-matches:mismatch']],
] as const)(
  'without a photograph %s document is told by name and number from an enrolled face',
  async (_, owner, wanted, because) => {
    for (const isFaceFirst of [true, false]) {
      const door = await openDoor({ duty });
      await enrolResidents(door, ran);
      door.face.likeness = 'match';
      if (isFaceFirst) door.face.comes({ who: ran.id });
      show(door, documentOf(owner));
      await until(door, () => expect(door.lane.status().state).not.toBe('idle'));
      if (!isFaceFirst) door.face.comes({ who: ran.id });
      expect((await outcome(door, wanted)).header.reasons).toEqual(because);
      await door.end();
    }
  },
);

test('nothing is left of a photograph once its person has gone', async () => {
  const { portraits, given } = decoder();
  const door = await openDoor({ duty, portraits });
  door.face.likeness = 'match';
  const person = door.face.comes({ who: 'stranger' });
  document(door);
  await outcome(door, 'granted');
  await door.walk();
  person.leaves();
  await door.pass(5_000);
  expect(given.map(({ bytes }) => bytes.every((byte) => byte === 0))).toEqual([true]);
});

import type { LaneStatus } from '@vedette/contract';
import type { Duty } from '@vedette/domain';
import { expect, test } from 'vitest';
import { bodyOf, codeOf, type Desk, openDeskAt } from '../../test/admin.ts';
import { documentOf, outcome, passOf, ran, show, until } from '../../test/credential-kit.ts';
import { ann, type Door, openDoor, openDuty } from '../../test/lane-kit.ts';

/** A document whose photograph nobody can compare is for a guard. */
const duty: Duty = {
  ...openDuty,
  identify: { anyOf: ['face', 'id-document', 'pass'], whom: 'anyone', onIndeterminate: 'refer' },
  require: [{ check: 'subject-matches', on: ['face', 'id-document'], onIndeterminate: 'refer' }],
};

interface Stand {
  readonly door: Door;
  readonly desk: Desk;
  waiting(): Promise<LaneStatus['referred']>;
  answer(answer: 'grant' | 'deny', reason?: string, passage?: string): Promise<Response>;
}

/** A stranger has shown a face and a document, and waits for the guard. */
async function stand(): Promise<Stand> {
  const door = await openDoor({ duty });
  const desk = await openDeskAt(door);
  const waiting = async () =>
    (await bodyOf<LaneStatus[]>(await desk.as('guard', 'GET', '/api/lanes')))[0]?.referred ?? null;
  door.face.comes({ who: 'stranger' });
  show(door, documentOf(ran));
  await outcome(door, 'refer');
  await until(door, async () => expect(await waiting()).not.toBeNull());
  return {
    ...{ door, desk, waiting },
    answer: async (answer, reason = 'photograph compared', passage) =>
      desk.as('guard', 'POST', '/api/lanes/lane-1/answer', {
        json: { passage: passage ?? (await waiting())?.passage ?? '', answer, reason },
      }),
  };
}
const lines = async ({ desk }: Stand) =>
  (
    await bodyOf<{ lines: { act: string; by: string; reason: string | null; about: string | null }[] }>(
      await desk.as('auditor', 'GET', '/api/audit'),
    )
  ).lines;

test('the guard reads why, grants with a reason, and both stand in the audit log', async () => {
  const at = await stand();
  const waiting = await at.waiting();
  expect(waiting?.reasons).toEqual(['subject-matches:unknown']);
  expect(at.door.isOpen()).toBe(false);
  expect((await at.answer('grant', 'I compared the photograph')).status).toBe(204);
  expect(at.door.isOpen()).toBe(true);
  expect(await at.door.walk()).toBe('walked');
  expect((await at.door.records()).map(({ header }) => [header.outcome, header.manual])).toEqual([
    ['refer', false],
    ['granted', true],
  ]);
  expect((await lines(at))[0]).toMatchObject({
    ...{ act: 'passage-granted', by: 'guard', reason: 'I compared the photograph' },
  });
});

test('the guard denies with a reason, and the lane stays shut for whoever still stands there', async () => {
  const at = await stand();
  expect((await at.answer('deny', 'another person')).status).toBe(204);
  await at.door.pass(30_000);
  expect(at.door.isOpen()).toBe(false);
  expect((await at.door.records()).at(-1)?.header).toMatchObject({
    ...{ outcome: 'denied', reasons: ['operator:refused'], manual: true },
  });
  expect((await lines(at))[0]).toMatchObject({ act: 'passage-denied', reason: 'another person' });
});

test('without a reason nobody is let in', async () => {
  const at = await stand();
  for (const reason of ['', ' ']) expect((await at.answer('grant', reason)).status).toBe(400);
  expect(at.door.isOpen()).toBe(false);
});

test('only who may answer at a lane does', async () => {
  const at = await stand();
  const json = { passage: (await at.waiting())?.passage, answer: 'grant', reason: 'me' };
  for (const role of ['tracer', 'auditor'] as const)
    expect((await at.desk.as(role, 'POST', '/api/lanes/lane-1/answer', { json })).status).toBe(403);
  expect((await at.desk.ask('POST', '/api/lanes/lane-1/answer', { json })).status).toBe(401);
  expect(at.door.isOpen()).toBe(false);
});

test('a passage that no guard answers ends by itself, and is answered no more', async () => {
  const at = await stand();
  const passage = (await at.waiting())?.passage ?? '';
  await at.door.pass(80_000);
  expect(await at.waiting()).not.toBeNull();
  await at.door.pass(15_000);
  expect(await at.waiting()).toBeNull();
  expect(await codeOf(await at.answer('grant', 'too late', passage))).toBe('409 conflict');
  expect(at.door.isOpen()).toBe(false);
  const [record] = await at.door.records();
  expect(record).toMatchObject({ header: { outcome: 'refer' }, completion: { completion: 'not-taken' } });
});

test('an answer to who stood there before is no answer to the next', async () => {
  const at = await stand();
  const before = (await at.waiting())?.passage ?? '';
  await at.door.pass(100_000);
  at.door.face.comes({ who: 'stranger' });
  show(at.door, documentOf({ document: { ...ran.document, name: '旁人' } }));
  await outcome(at.door, 'refer', 2);
  expect(await codeOf(await at.answer('grant', 'the one before', before))).toBe('409 conflict');
  expect(at.door.isOpen()).toBe(false);
});

test('whoever finds their pass while they wait needs no guard', async () => {
  const door = await openDoor({
    duty: { ...duty, identify: { anyOf: ['face', 'pass'], onIndeterminate: 'refer' }, require: [] },
  });
  door.trouble.become('full', 'passes');
  show(door, passOf(door, ann, { entries: 'single' }));
  await door.pass(9_000);
  expect(door.lane.status().referred).not.toBeNull();
  door.trouble.become('well', 'passes');
  show(door, passOf(door, ann));
  await outcome(door, 'granted', 2);
});

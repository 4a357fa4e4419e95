import { type Command, type CommandId, commandAnswerSchema, diagnosisItems } from '@vedette/contract/link';
import { instant, VedetteError } from '@vedette/domain';
import { expect, test } from 'vitest';
import { type Joined, openJoined } from '../../../test/joined.ts';
import { word } from './word.ts';

const id = '01938f6e-0000-7000-8000-000000000001' as CommandId;
type Kind<K> = K extends Command['kind']
  ? Omit<Extract<Command, { kind: K }>, 'id' | 'givenAt' | 'notAfter'>
  : never;

const run = ({ ports }: Joined, command: Kind<Command['kind']>) =>
  ports.commands.runner.run({ id, givenAt: instant(0), notAfter: instant(10_000), ...command } as Command);
const actions = async ({ admin }: Joined) =>
  (await admin.store.audit.list({})).items.map(({ action, target }) => `${action} ${target}`);

test('opens a lane with its line in the audit, and no lane that is not there', async () => {
  const joined = await openJoined();
  const open = (lane: string) => run(joined, { kind: 'open-lane', lane: lane as never });
  expect(await open('lane-1')).toEqual({ command: id, state: 'done', result: [] });
  expect(joined.admin.lanes.told).toEqual(['open']);
  expect(await actions(joined)).toContain('lane-opened lane-1');
  expect(await open('lane-9')).toMatchObject({ state: 'failed', failure: 'no-such-lane' });
});

test('tells a lane that does not move as the driver’s failure', async () => {
  const joined = await openJoined();
  joined.admin.lanes.open = async () => {
    throw new VedetteError('driver-failed', 'world', { at: 'lane-1' });
  };
  const answer = await run(joined, { kind: 'open-lane', lane: 'lane-1' as never });
  expect(answer).toMatchObject({ state: 'failed', failure: 'driver-failed' });
});

test('tells every item that may be asked for, in the words of the link', async () => {
  const joined = await openJoined();
  joined.admin.deps.logs.info('something', { at: 1 });
  const answer = await run(joined, { kind: 'diagnose', items: [...diagnosisItems] });
  expect(commandAnswerSchema.parse(answer)).toEqual(answer);
  const names = answer.result.map(([name]) => name);
  for (const item of diagnosisItems) {
    const own = item === 'drivers' ? 'lane:' : item;
    expect(
      names.some((name) => name.startsWith(own)),
      item,
    ).toBe(true);
  }
});

test('tells what a self-test found, as failed when a part does not work', async () => {
  const joined = await openJoined();
  const answer = await run(joined, { kind: 'self-test' });
  expect(commandAnswerSchema.parse(answer)).toMatchObject({ state: 'failed', failure: 'driver-failed' });
  expect(Object.fromEntries(answer.result)).toMatchObject({
    gate: 'ok',
    thermometer: 'link:no-answer',
    store: 'whole',
  });
});

test('restarts once the platform has taken the answer, and not before', async () => {
  const joined = await openJoined();
  const answer = await run(joined, { kind: 'restart' });
  expect(answer).toEqual({ command: id, state: 'done', result: [] });
  expect(await actions(joined)).toContain('restarted null');
  expect(joined.admin.restarts()).toBe(0);
  const { memory } = joined.ports.commands;
  await memory.put(answer);
  await memory.told(id);
  expect(joined.admin.restarts()).toBe(1);
});

test('shows which it is, takes the set anew, and does nothing that it cannot', async () => {
  const joined = await openJoined();
  for (const kind of ['identify', 'sync-anew'] as const)
    expect(await run(joined, { kind })).toMatchObject({ state: 'done' });
  expect(joined.admin.lanes.told).toEqual(['identify', 'sync-anew']);
  const update = { kind: 'update', version: '2', target: 'a'.repeat(64) as never } as const;
  expect(await run(joined, update)).toMatchObject({ state: 'failed', failure: 'not-supported' });
});

test('remembers what became of a command until the platform has taken it', async () => {
  const { ports } = await openJoined();
  const { memory } = ports.commands;
  await memory.put({ command: id, state: 'acknowledged' });
  expect(await memory.untold()).toEqual([{ command: id, state: 'acknowledged' }]);
  await memory.put({ command: id, state: 'done', result: [['clock:offset', 3]] });
  expect(await memory.find(id)).toEqual({ command: id, state: 'done', result: [['clock:offset', 3]] });
  await memory.told(id);
  expect(await memory.untold()).toEqual([]);
});

test.each([
  ['turnstile:gate 1', 'turnstile:gate-1'],
  ['Store', 'store'],
  ['门', 'part'],
  ['2nd reader', 'nd-reader'],
])('names %s as a word of the link: %s', (name, expected) => {
  expect(word(name)).toBe(expected);
});

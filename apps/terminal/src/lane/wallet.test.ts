import { maxAnswerLength } from '@vedette/credential';
import { SimulatedWallet, type WalletBehaviour } from '@vedette/credential/simulated-wallet';
import { holderKeys, issue, trustJson } from '@vedette/credential/test/sd-jwt-stand';
import type { Duty } from '@vedette/domain';
import type { OperatorId } from '@vedette/store';
import { issueCertificate, testKeyPair } from '@vedette/testing';
import { expect, test } from 'vitest';
import { type Desk, openDeskAt } from '../../test/admin.ts';
import { outcome, passOf, show, until } from '../../test/credential-kit.ts';
import { ann, type Door, type OpenedLane, openDoor, openDuty } from '../../test/lane-kit.ts';
import { readCode } from '../../test/read-code.ts';
import type { WalletConfig } from '../credentials/wallets.ts';
import { putTrust } from '../use-cases/trust/put-trust.ts';

const origin = 'http://localhost:8080';
const unsigned: WalletConfig = { origin, client: { scheme: 'redirect_uri' }, encrypted: false };
const duty: Duty = { ...openDuty, identify: { anyOf: ['pass', 'id-document'], whom: 'anyone' } };
const two = [
  { id: 'lane-1', direction: 'in' },
  { id: 'lane-2', direction: 'in' },
] as const;

interface Stand {
  readonly door: Door;
  readonly desk: Desk;
  readonly wallet: SimulatedWallet;
  /** What a phone reads on the lane's screen. */
  question(lane?: OpenedLane): Promise<string>;
  /** The wallet's answer to what it has read, over HTTP. */
  answer(question: string, behaviour?: WalletBehaviour): Promise<Response>;
}

/** A door that asks wallets, and somebody whose wallet has an identity credential. */
async function stand(config: WalletConfig = unsigned, rules: Duty = duty): Promise<Stand> {
  const door = await openDoor({ duty: rules, wallet: config, lanes: two });
  const by = 'operator' as OperatorId;
  await putTrust(door.store.trust, {
    ...{ id: 'wallets', kind: 'sd-jwt-issuers', name: 'Wallets', by },
    document: trustJson(),
  });
  await door.credentials.trust.reload();
  const desk = await openDeskAt(door);
  const pathOf = (uri: string): string => uri.slice(origin.length);
  const wallet = new SimulatedWallet({
    credentials: [{ issued: issue({}, {}, 2).compact, holderKey: holderKeys.key }],
    now: door.now,
    fetchRequest: async (uri) => (await desk.ask('GET', pathOf(uri))).text(),
  });
  return {
    ...{ door, desk, wallet },
    async question({ lane, face, page } = door) {
      if (lane.status().state === 'idle') face.comes();
      await until(door, () => expect(page.screens().at(-1)?.question).not.toBeNull());
      return readCode(page.screens().at(-1)?.question ?? []);
    },
    async answer(question, behaviour) {
      const { uri, body } = await wallet.answer(await wallet.read(question), behaviour);
      return desk.ask('POST', pathOf(uri), { body, type: 'application/x-www-form-urlencoded' });
    },
  };
}

const certified = testKeyPair();
const period = [Date.UTC(2026, 10, 1), Date.UTC(2027, 10, 1)] as const;
const certificate = issueCertificate({
  ...{ subject: 'gate', key: certified.key, validity: period, dnsNames: ['localhost'] },
});
const signed: WalletConfig = {
  ...{ origin, encrypted: true },
  client: {
    scheme: 'x509_san_dns',
    certificates: [certificate.toString()],
    key: certified.key.export({ type: 'pkcs8', format: 'pem' }),
  },
};

test.each([
  ['unsigned', unsigned],
  ['signed, and answered under encryption', signed],
])('a question that is %s opens the lane that asked it, once', async (_, config) => {
  const { door, wallet, desk, question } = await stand(config);
  const { uri, body } = await wallet.answer(await wallet.read(await question()));
  const path = uri.slice(origin.length);
  const post = () => desk.ask('POST', path, { body, type: 'application/x-www-form-urlencoded' });
  expect((await post()).status).toBe(200);
  const { header, body: written } = await outcome(door, 'granted');
  expect(header).toMatchObject({ lane: 'lane-1', by: ['id-document'] });
  expect(written.unwrap('test')).toEqual({ name: 'Erika Mustermann' });
  expect((await post()).status).not.toBe(200);
  expect(await door.walk()).toBe('walked');
  await door.pass(20_000);
  expect((await post()).status).toBe(404);
  expect(await door.records()).toHaveLength(1);
});

test('a wallet has more time than somebody who only has to look', async () => {
  const { door, question, answer } = await stand();
  const read = await question();
  await door.pass(40_000);
  expect((await answer(read)).status).toBe(200);
  await outcome(door, 'granted');
});

test('nobody who only has to look is waited for as long as one whose wallet is asked', async () => {
  const { door } = await stand(unsigned, {
    ...duty,
    identify: { anyOf: ['face', 'id-document'], whom: 'anyone' },
  });
  const person = door.face.stepUp();
  await door.pass(7_000);
  expect(door.page.screen()).toBe('look');
  person.read();
  await until(door, () => expect(door.page.screens().at(-1)?.question).not.toBeNull());
  await door.pass(40_000);
  expect(door.lane.status().state).toBe('presented');
  person.leaves();
  door.face.stepUp();
  await door.pass(9_000);
  expect(door.lane.status().state).toBe('decided');
});

test('a friend who answers from home is not who stands here', async () => {
  const { door, question, answer } = await stand(unsigned, {
    ...duty,
    identify: { anyOf: ['face', 'id-document'], whom: 'anyone' },
    require: [{ check: 'subject-matches', on: ['face', 'id-document'] }],
  });
  door.face.comes({ who: ann });
  await door.pass(10);
  expect((await answer(await question())).status).toBe(200);
  expect((await outcome(door, 'denied')).header.reasons).toContain('identify:conflict');
});

test.each([
  ['a person who refuses', 'refuses', 200],
  ['another kind of credential', 'sends-mdoc', 400],
] as const)('%s spends the question, and the lane shows the next', async (_, behaviour, status) => {
  const { door, question, answer } = await stand();
  const first = await question();
  expect((await answer(first, behaviour)).status).toBe(status);
  await until(door, async () => expect(await question()).not.toBe(first));
  expect((await answer(first)).status).toBe(410);
  expect((await answer(await question())).status).toBe(200);
  await outcome(door, 'granted');
});

test.each(['wrong-nonce', 'wrong-audience', 'strips-key-binding', 'signs-with-another-key'] as const)(
  'an answer that %s opens nothing',
  async (behaviour) => {
    const { door, question, answer } = await stand();
    expect((await answer(await question(), behaviour)).status).toBe(200);
    await until(door, () => expect(door.page.screens().at(-1)?.question).toBeNull());
    expect(door.lane.status().state).toBe('presented');
    expect(door.isOpen()).toBe(false);
  },
);

test('an answer to one lane opens no other, whatever nonce it has', async () => {
  const { door, wallet, desk, question, answer } = await stand();
  const [one, other] = door.lanes;
  const [first, second] = [await question(one), await question(other)];
  await wallet.answer(await wallet.read(first));
  expect((await answer(second, 'replays-last-answer')).status).toBe(200);
  await until(door, () => expect(other?.page.screens().at(-1)?.question).toBeNull());
  const { uri } = await wallet.answer(await wallet.read(first));
  const { body } = await wallet.answer(await wallet.read(second));
  const posted = { body, type: 'application/x-www-form-urlencoded' };
  expect((await desk.ask('POST', uri.slice(origin.length), posted)).status).toBe(400);
  expect(door.isOpen()).toBe(false);
  expect((await answer(first)).status).toBe(200);
  expect((await outcome(door, 'granted')).header.lane).toBe('lane-1');
});

test('an answer that comes when its person has gone is too late', async () => {
  const { door, question, answer } = await stand();
  const read = await question();
  await door.pass(51_000);
  expect((await answer(read)).status).toBe(404);
  await door.pass(1_000);
  expect(door.isOpen()).toBe(false);
});

test('an answer to a question that is over is refused while its lane asks still', async () => {
  const { door, question, answer } = await stand();
  const read = await question();
  for (let shown = 0; shown < 5; shown += 1) {
    await door.pass(30_000);
    show(door, `https://menu.example/${shown}`);
  }
  expect((await answer(read)).status).toBe(410);
});

test('as much as the verifier takes is taken, and a byte more is not even read', async () => {
  const { desk, wallet, question } = await stand();
  const { uri } = await wallet.read(await question()).then((read) => wallet.answer(read));
  const post = (body: string) =>
    desk.ask('POST', uri.slice(origin.length), { body, type: 'application/x-www-form-urlencoded' });
  const most = await post('response='.padEnd(maxAnswerLength, 'x'));
  expect(await most.json()).toMatchObject({ error_description: 'state-mismatch' });
  expect((await post('response='.padEnd(maxAnswerLength + 1, 'x'))).status).toBe(413);
});

test('whoever shows a pass instead is asked by the lane no longer', async () => {
  const { door, question, answer } = await stand();
  const read = await question();
  show(door, passOf(door, ann));
  await outcome(door, 'granted');
  await until(door, () => expect(door.page.screens().at(-1)?.question).toBeNull());
  expect((await answer(read)).status).toBe(404);
});

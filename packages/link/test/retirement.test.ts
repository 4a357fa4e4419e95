import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { isEvidenceSigned, isRetirementKey, signEvidence } from '../src/retirement/key-certificate.ts';
import { linkKeyFrom, newLinkSecret } from '../src/signature/ed25519.ts';
import { claimedDevice, endAfterEach, startDevice, startPlatform } from './stand.ts';

endAfterEach();

async function retiring() {
  const { platform, served } = await startPlatform();
  const device = claimedDevice(platform, served.origin);
  const client = startDevice(device);
  await expect.poll(() => client.state().phase).toBe('connected');
  const retirement = randomUUID();
  const say = (said: object, id = retirement) =>
    client.ask({ type: 'retirement', retirement: id, said: said as never });
  const give = () =>
    platform.give(device.id, {
      ...{ id: randomUUID() as never, kind: 'retire', retirement },
      ...{ givenAt: platform.deps.clock.now(), notAfter: (platform.deps.clock.now() + 60_000) as never },
    });
  return { platform, device, client, retirement, say, give };
}

const key = linkKeyFrom(newLinkSecret());
const publicKey = Buffer.from(key.publicKey).toString('base64url');

test('a key in memory is certified over the line, for this device and retirement alone', async () => {
  const { platform, device, retirement, say, give } = await retiring();
  give();
  const answer = await say({ kind: 'key', publicKey });
  if (answer?.type !== 'retirement-key') throw new Error(answer?.type);
  const { certificate } = answer;
  const own = { retirement, device: device.id, publicKey };
  const believed = [platform.deps.key.publicKey];
  expect(isRetirementKey(certificate, own, believed)).toBe(true);
  expect(isRetirementKey(certificate, own, [key.publicKey])).toBe(false);
  expect(
    isRetirementKey({ ...certificate, notAfter: (certificate.notAfter + 1) as never }, own, believed),
  ).toBe(false);
  for (const change of [
    { retirement: randomUUID() },
    { device: 'abcdefghijklmnop' },
    { publicKey: 'A'.repeat(43) },
  ])
    expect(isRetirementKey(certificate, { ...own, ...change }, believed)).toBe(false);
});

test('progress and evidence are taken, and a number that nobody gave is refused', async () => {
  const { platform, device, say, give } = await retiring();
  give();
  expect(await say({ kind: 'progress', stage: 'erasing', done: 1, of: 2 })).toMatchObject({ type: 'taken' });
  const evidence = signEvidence(key, '{"at":1}');
  expect(await say(evidence)).toMatchObject({ type: 'taken' });
  expect(platform.of(device.id).retiring).toEqual([expect.anything(), evidence]);
  expect(await say(evidence, randomUUID())).toMatchObject({ type: 'refused', fault: 'retirement-unknown' });
});

test('evidence is believed in its very characters', () => {
  const evidence = signEvidence(key, '{"at":1}');
  expect(isEvidenceSigned(evidence)).toBe(true);
  expect(isEvidenceSigned({ ...evidence, text: '{"at": 1}' })).toBe(false);
  expect(
    isEvidenceSigned({
      ...evidence,
      publicKey: Buffer.from(linkKeyFrom(newLinkSecret()).publicKey).toString('base64url'),
    }),
  ).toBe(false);
});

test('nothing is said without a line', async () => {
  const { client, say } = await retiring();
  await client.close();
  expect(await say({ kind: 'progress', stage: 'erasing', done: 1, of: 2 })).toBeNull();
});

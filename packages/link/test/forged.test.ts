import { randomUUID } from 'node:crypto';
import { linkPaths } from '@vedette/contract/link';
import { linkKeyFrom, newLinkSecret } from '@vedette/link/device';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codeOf, openRawChannel, pollBody, pollUrl, raw, signedFields } from './raw.ts';
import { claimedDevice, endAfterEach, startPlatform } from './stand.ts';

endAfterEach();

async function stand() {
  const { platform, served } = await startPlatform();
  const device = claimedDevice(platform, served.origin);
  return { platform, served, device, url: pollUrl(served.origin), key: device.deps.key };
}

test('a request that a device has signed is heard', async () => {
  const { url, key } = await stand();
  expect(codeOf(await raw({ url, key }))).toBe('birth-missing');
});

test('what is forged, bent or not signed is refused and noted', async () => {
  const { url, key, platform } = await stand();
  const stranger = linkKeyFrom(newLinkSecret());
  const body = pollBody();
  const answers = {
    unsigned: await raw({ url, key, bend: (fields) => fields.delete('signature') }),
    stranger: await raw({ url, key: stranger }),
    bentBody: await raw({ url, key, body, sentBody: body.replace('"wait":0', '"wait":1') }),
    bentVersion: await raw({ url, key, bend: (fields) => fields.set('vedette-link', '01') }),
    bentDigest: await raw({ url, key, bend: (fields) => fields.set('content-digest', 'sha-256=:AAAA:') }),
    uncovered: await raw({
      ...{ url, key },
      bend: (fields) =>
        fields.set('signature-input', (fields.get('signature-input') ?? '').replace('"@method" ', '')),
    }),
    garbage: await raw({ url, key, bend: (fields) => fields.set('signature-input', 'vedette=(((') }),
  };
  const codes = Object.fromEntries(Object.entries(answers).map(([name, answer]) => [name, codeOf(answer)]));
  expect(codes).toEqual({
    ...{ unsigned: 'signature-missing', stranger: 'device-unknown', bentBody: 'digest-wrong' },
    ...{ bentVersion: 'request-malformed', bentDigest: 'signature-wrong', uncovered: 'signature-incomplete' },
    garbage: 'signature-malformed',
  });
  expect(platform.refusals.map(({ fault }) => fault)).toEqual(Object.values(codes));
});

test('a device that uses the number of another is refused', async () => {
  const { url, platform, served, key } = await stand();
  const other = claimedDevice(platform, served.origin);
  expect(codeOf(await raw({ url, key, keyId: other.id }))).toBe('signature-wrong');
});

test('a request that is sent a second time is refused', async () => {
  const { url, key } = await stand();
  const request = { url, key, body: pollBody() };
  const fields = signedFields(request);
  expect(codeOf(await raw(request, fields))).toBe('birth-missing');
  expect(codeOf(await raw(request, fields))).toBe('nonce-used');
});

test('a request signed for another address is refused', async () => {
  const { url, key } = await stand();
  const request = { url, key, body: pollBody() };
  const fields = signedFields({ ...request, url: url.replace('127.0.0.1', 'platform.example') });
  expect(codeOf(await raw(request, fields))).toBe('signature-wrong');
});

test('a request from a clock days off is told the time, signed', async () => {
  const { url, key } = await stand();
  for (const off of [-3 * 86_400_000, 301_000, 3 * 86_400_000]) {
    const answer = await raw({ url, key, now: Date.now() + off });
    expect(codeOf(answer)).toBe('clock-off');
    expect(Math.abs(Date.parse(answer.field('date') ?? '') - Date.now())).toBeLessThan(5_000);
    expect(answer.field('signature')).toBeDefined();
  }
});

test('a device of an older and one of a newer version are told which versions are spoken', async () => {
  const { url, key, platform } = await stand();
  Object.assign(platform.deps, { versions: { oldest: 2, newest: 3 } });
  const old = await raw({ url, key, version: '1' });
  const young = await raw({ url, key, version: '4' });
  expect([old.status, codeOf(old)]).toEqual([426, 'version-too-old']);
  expect([young.status, codeOf(young)]).toEqual([426, 'version-too-new']);
  expect(JSON.parse(Buffer.from(young.body).toString())).toMatchObject({
    versions: { oldest: 2, newest: 3 },
  });
});

test('a device in quarantine and a retired one are told so, and only under their own key', async () => {
  const { url, key, device, platform } = await stand();
  platform.stand(device.id, 'quarantined');
  expect(codeOf(await raw({ url, key }))).toBe('device-not-claimed');
  platform.stand(device.id, 'retired');
  expect((await raw({ url, key })).status).toBe(410);
  const stranger = linkKeyFrom(newLinkSecret());
  expect(codeOf(await raw({ url, key: stranger, keyId: device.id }))).toBe('signature-wrong');
});

test('a body larger than any message is refused before it is read', async () => {
  const { url, key } = await stand();
  const answer = await raw({ url, key, body: 'x'.repeat(600 * 1024) });
  expect([answer.status, codeOf(answer)]).toEqual([413, 'body-too-large']);
});

test('a client certificate of another key is refused, and a missing one where it is demanded', async () => {
  const { served, device, platform } = await stand();
  const url = pollUrl(served.origin);
  const body = Buffer.from(pollBody());
  const ask = async (certificate: Uint8Array | 'missing' | 'not-asked') => {
    const fields = signedFields({ url, key: device.deps.key, body: body.toString() });
    const answer = await served.link.handle({
      ...{ method: 'POST', targetUri: url, field: (name: string) => fields.get(name), body, certificate },
      signal: new AbortController().signal,
    });
    return JSON.parse(Buffer.from(answer.body).toString()).code as string;
  };
  expect(await ask('missing')).toBe('certificate-missing');
  expect(await ask(linkKeyFrom(newLinkSecret()).publicKey)).toBe('certificate-wrong');
  expect(await ask(device.deps.key.publicKey)).toBe('birth-missing');
  expect(platform.troubles).toEqual([]);
});

test('a message that is none is refused, and the channel goes on', async () => {
  const { served, device, platform } = await stand();
  const channel = await openRawChannel(device, served.origin);
  channel.send({ type: 'heartbeat', id: 1 });
  await expect
    .poll(() => channel.heard)
    .toMatchObject([{ type: 'refused', re: 1, fault: 'message-malformed' }]);
  expect([channel.over(), platform.troubles]).toEqual([null, []]);
});

test('what is said before the birth is refused', async () => {
  const { served, device } = await stand();
  const channel = await openRawChannel(device, served.origin);
  channel.send({ type: 'sync-want', id: 1, want: { what: 'changes', since: 0 } });
  await expect.poll(() => channel.heard).toEqual([{ type: 'refused', re: 1, fault: 'birth-missing' }]);
});

test('whatever is said over a channel is answered, and breaks nothing', async () => {
  const { served, device, platform } = await stand();
  const channel = await openRawChannel(device, served.origin);
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), async (value) => {
      const before = channel.heard.length;
      channel.send(value);
      await expect.poll(() => channel.heard.length, { interval: 2 }).toBe(before + 1);
      expect(channel.heard.at(-1)?.type).toBe('refused');
    }),
    { numRuns: 100 },
  );
  expect([channel.over(), platform.troubles]).toEqual([null, []]);
});

test('a poll of which only some messages can be read is answered message by message', async () => {
  const { url, key, platform } = await stand();
  const boot = randomUUID();
  const body = pollBody([{ type: 'heartbeat', id: 3 }, 'nonsense'], boot);
  expect(codeOf(await raw({ url, key, body }))).toBe('birth-missing');
  expect(platform.troubles).toEqual([]);
});

test('nobody learns of other paths', async () => {
  const { served, key } = await stand();
  for (const path of ['/link/', '/link/messages/../x', `${linkPaths.captures}short`])
    expect(codeOf(await raw({ url: `${served.origin}${path}`, key }))).toMatch(
      /no-such-path|request-malformed/,
    );
});

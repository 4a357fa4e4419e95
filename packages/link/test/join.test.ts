import { checkClaimCode, newVoucher, parseClaimUri } from '@vedette/link';
import { joinByCode, joinByVoucher, newLinkSecret, type ShownClaim } from '@vedette/link/device';
import { MemoryDevice, type MemoryPlatform } from '@vedette/testing/link';
import { expect, test } from 'vitest';
import { endAfterEach, endLater, startPlatform } from './stand.ts';

endAfterEach();

function joining(origin: string, random = Math.random) {
  const device = new MemoryDevice({ origin, platformKeys: [] });
  const gone = new AbortController();
  endLater(async () => gone.abort());
  const request = { origin, software: '0.1.0', model: 'pillar', serial: null, signal: gone.signal };
  return { device, deps: { ...device.deps, random }, request, gone };
}

function keysOf({ deps }: MemoryPlatform): readonly Uint8Array[] {
  return [deps.key.publicKey];
}

test('a device joins by the code on its screen, typed anyhow', async () => {
  const { platform, served } = await startPlatform();
  const { device, deps, request } = joining(served.origin);
  const shown: (ShownClaim | null)[] = [];
  const joined = joinByCode(deps, { ...request, show: (claim) => shown.push(claim) });
  await expect.poll(() => platform.offers.has(device.id)).toBe(true);
  const code = shown[0]?.code ?? '';
  expect(parseClaimUri(shown[0]?.uri ?? '')).toEqual({ device: device.id, code });
  expect(platform.of(device.id).device.state).toBe('quarantined');
  expect(await checkClaimCode(platform.deps, device.id, 'AAAAAAAA')).toBe('wrong');
  const typed = `${code.slice(0, 4)}-${code.slice(4)}`.toLowerCase();
  expect(await checkClaimCode(platform.deps, device.id, typed)).toBe('right');
  platform.stand(device.id, 'claimed');
  const { platformKeys, ...place } = await joined;
  expect(place).toMatchObject({ device: device.id, site: '1', siteName: 'North gate' });
  expect(platformKeys.map((key) => Buffer.from(key))).toEqual(
    keysOf(platform).map((key) => Buffer.from(key)),
  );
  expect(shown.at(-1)).toBeNull();
});

test('after five wrong codes the right one is wrong too, and the device shows another', async () => {
  const { platform, served } = await startPlatform();
  const { device, deps, request, gone } = joining(served.origin);
  const shown: (ShownClaim | null)[] = [];
  const joined = joinByCode(deps, { ...request, show: (claim) => shown.push(claim) });
  joined.catch(() => {});
  await expect.poll(() => platform.offers.has(device.id)).toBe(true);
  for (let at = 0; at < 5; at += 1)
    expect(await checkClaimCode(platform.deps, device.id, 'AAAAAAAA')).toBe('wrong');
  expect(await checkClaimCode(platform.deps, device.id, shown[0]?.code ?? '')).toBe('spent');
  await expect.poll(() => shown.length, { timeout: 15_000 }).toBe(2);
  expect(shown[1]?.code).not.toBe(shown[0]?.code);
  gone.abort(new Error('enough'));
  await expect(joined).rejects.toThrow('enough');
});

test('a device joins by its voucher, as often as the voucher says', async () => {
  const { platform, served } = await startPlatform();
  const { id, key, text } = newVoucher();
  platform.vouchers.set(id, { key, uses: 1, usedBy: new Set() });
  const first = joining(served.origin);
  const joined = await joinByVoucher(first.deps, { ...first.request, voucher: text });
  expect(joined).toMatchObject({ device: first.device.id, site: '1' });
  const second = joining(served.origin);
  await expect(joinByVoucher(second.deps, { ...second.request, voucher: text })).rejects.toMatchObject({
    code: 'not-claimed',
  });
});

test('a platform that does not know the voucher is not believed', async () => {
  const { platform, served } = await startPlatform();
  const { id, key } = newVoucher();
  const { text } = newVoucher();
  const forged = text.replace(/:.{16}/, `:${id}`);
  platform.vouchers.set(id, { key, uses: 1, usedBy: new Set() });
  const { deps, request } = joining(served.origin);
  await expect(joinByVoucher(deps, { ...request, voucher: forged })).rejects.toMatchObject({
    code: 'not-claimed',
  });
});

test('a platform that claims a device without having been told its code is not believed', async () => {
  const { platform, served } = await startPlatform();
  const { device, deps, request, gone } = joining(served.origin);
  let isJoined = false;
  const joined = joinByCode(deps, { ...request, show: () => {} }).then(
    () => {
      isJoined = true;
    },
    () => {},
  );
  await expect.poll(() => platform.offers.has(device.id)).toBe(true);
  const { salt } = platform.offers.get(device.id) ?? { salt: new Uint8Array() };
  await platform.deps.offers.settle(device.id, salt, newLinkSecret());
  platform.stand(device.id, 'claimed');
  await new Promise((resolve) => setTimeout(resolve, 4_000));
  expect(isJoined).toBe(false);
  gone.abort();
  await joined;
});

test('a device whose clock is days off joins all the same', async () => {
  const { platform, served } = await startPlatform();
  const { id, key, text } = newVoucher();
  platform.vouchers.set(id, { key, uses: 1, usedBy: new Set() });
  const { device, deps, request } = joining(served.origin);
  const clock = { ...deps.clock, now: () => (Date.now() - 5 * 86_400_000) as never };
  const joined = await joinByVoucher({ ...deps, clock }, { ...request, voucher: text });
  expect(joined.device).toBe(device.id);
});

test('a device does not speak over plain HTTP to anybody but its own machine', async () => {
  const { deps, request } = joining('http://192.0.2.1:8080');
  const voucher = newVoucher().text;
  await expect(joinByVoucher(deps, { ...request, voucher })).rejects.toMatchObject({ code: 'input-invalid' });
});

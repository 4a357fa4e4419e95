import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCity } from './city.ts';
import { type OwnPlatform, startOwnPlatform } from './own-platform.ts';

let platform: OwnPlatform;

beforeAll(async () => {
  platform = await startOwnPlatform();
}, 120_000);

afterAll(() => platform.close());

describe('a simulated city before a real platform', () => {
  it('joins, passes people, and has a receipt for every record, in order and once', async () => {
    const voucher = await platform.voucher(12);
    const told: number[] = [];
    const city = await openCity({
      ...{ origin: platform.origin, voucher, sentinels: 12, rate: 300, burst: 5 },
      progress: (joined) => told.push(joined),
    });
    await city.live(2);
    expect(told.at(-1)).toBe(12);
    expect(city.made()).toBe(600);
    expect(city.receipts.kept()).toBe(600);
    expect(city.receipts.setAside()).toBe(0);
    expect(city.sentinels.flatMap(({ device }) => device.troubles)).toEqual([]);
    await city.close();
  });

  it('is refused with a voucher that is used up', async () => {
    const voucher = await platform.voucher(1);
    const city = { origin: platform.origin, voucher, sentinels: 2, rate: 1, burst: 1 };
    await expect(openCity(city)).rejects.toMatchObject({ code: 'not-claimed' });
  });
});

import { type ToKiosk, toKioskSchema } from '@vedette/contract';
import { instant } from '@vedette/domain';
import { expect, test } from 'vitest';
import { beginJoin } from './begin-join.ts';
import { kioskMessages } from './kiosk-messages.ts';

test('tells every page, and whoever comes later, how the terminal is claimed', () => {
  const said: ToKiosk[] = [];
  const pages = kioskMessages({ say: (message) => said.push(message), now: () => instant(1000) });
  expect(pages.beside()).toEqual([]);
  const uri = 'vedette:claim?d=abcdefghijklmnop&c=ABCDEFGH';
  pages.show({ code: 'ABCDEFGH', uri, expiresAt: instant(600_000) });
  const [message] = said;
  expect(toKioskSchema.parse(message)).toMatchObject({ type: 'joining', claim: { code: 'ABCDEFGH' } });
  expect(pages.beside()).toEqual([message]);
  pages.show(null);
  expect([said.at(-1), pages.beside()]).toEqual([{ type: 'joining', claim: null }, []]);
});

test('shows which terminal it is for some seconds, also on a page that comes meanwhile', () => {
  let at = 1000;
  const said: ToKiosk[] = [];
  const pages = kioskMessages({ say: (message) => said.push(message), now: () => instant(at) });
  pages.identify();
  at += 5000;
  expect([said, pages.beside()]).toEqual([
    [{ type: 'identify', duration: 15_000 }],
    [{ type: 'identify', duration: 10_000 }],
  ]);
  at += 10_000;
  expect(pages.beside()).toEqual([]);
});

test('joins when the voucher lies where it was said to, and not before', async () => {
  const joined: (string | null)[] = [];
  const both = Promise.withResolvers<void>();
  let looks = 0;
  const { stop } = beginJoin({
    start: { join: 'https://platform.example', voucherFile: '/mnt/voucher' },
    readVoucher: async () => {
      looks += 1;
      return looks < 2 ? null : 'vedette-voucher:x';
    },
    platform: {
      join: async (origin, voucher) => {
        joined.push(origin, voucher);
        both.resolve();
      },
    },
    onFault: (_what, cause) => both.reject(cause),
  });
  await both.promise;
  stop();
  expect(joined).toEqual(['https://platform.example', 'vedette-voucher:x']);
});

test('tells every page, and whoever comes later, where visitors ask for a host', () => {
  const said: ToKiosk[] = [];
  const pages = kioskMessages({ say: (message) => said.push(message), now: () => instant(1000) });
  pages.walkIn(`https://guard.example/walk-in#${'a'.repeat(43)}`);
  const [message] = said;
  const parsed = toKioskSchema.parse(message);
  expect(parsed.type === 'walk-in' && parsed.rows?.length).toBeGreaterThan(20);
  expect(pages.beside()).toEqual([message]);
  pages.walkIn(null);
  expect([said.at(-1), pages.beside()]).toEqual([{ type: 'walk-in', rows: null }, []]);
});

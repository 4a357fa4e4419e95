import { duration, instant, Personal } from '@vedette/domain';
import { expect, test } from 'vitest';
import { body, days, duty, headerOf, openVault, owner, start, today } from '../../test/kit.ts';
import { type DayKey, keyIdOf, periodsOf, recordSealer } from '../index.ts';
import { decodeParts } from './sealed-parts.ts';

async function keyOf(keeps = periodsOf(duty)): Promise<DayKey> {
  const { keys } = await openVault();
  const [key] = await keys.publicKeys(owner, duty.purpose, [today], keeps);
  if (key === undefined) throw new Error('no key');
  return key;
}

test('asks for a pair for each period of the duty', () => {
  expect(periodsOf(duty)).toEqual([days(1), days(14)]);
});

test('never uses a counter twice, and begins anew after 1024 seals, five minutes or a clock set back', async () => {
  const key = await keyOf([days(1)]);
  const clock = { now: start };
  const sealer = recordSealer(() => clock.now);
  const seen = new Set<string>();
  const encs = new Set<string>();
  const seal = async () => {
    const { body: sealed } = await sealer.sealBody(key, duty, headerOf(), body);
    for (const { enc, counter } of decodeParts(sealed?.bytes ?? new Uint8Array()) ?? []) {
      encs.add(Buffer.from(enc).toString('hex'));
      seen.add(`${Buffer.from(enc).toString('hex')}/${counter}`);
    }
  };
  await Promise.all(Array.from({ length: 1030 }, seal));
  expect([seen.size, encs.size]).toEqual([1030, 2]);
  clock.now = instant(start + 5 * 60_000);
  await seal();
  clock.now = instant(start - 1);
  await seal();
  expect([seen.size, encs.size]).toEqual([1032, 4]);
});

test('leaves out a field whose period is shorter than any key lives, and says which', async () => {
  const key = await keyOf([days(2)]);
  const sealed = await recordSealer(() => start).sealBody(key, duty, headerOf(), body);
  expect(sealed.omitted).toEqual(['screening-temperature']);
  expect(sealed.body).not.toBeNull();
});

test('seals nothing where the duty collects nothing', async () => {
  const sealed = await recordSealer(() => start).sealBody(
    await keyOf(),
    { ...duty, collect: {} },
    headerOf(),
    body,
  );
  expect(sealed).toEqual({ body: null, omitted: ['name', 'phone', 'screening-temperature'] });
});

test('hides how long a name is', async () => {
  const key = await keyOf();
  const sealer = recordSealer(() => start);
  const length = async (name: string) =>
    (await sealer.sealBody(key, duty, headerOf(), new Personal({ name }))).body?.bytes.length;
  expect(await length('A')).toBe(await length('Maximiliane Oberhuber'));
});

test('refuses the key of another purpose, one that is none, and work after its end', async () => {
  const key = await keyOf();
  const sealer = recordSealer(() => start);
  const seal = (changed: DayKey) => sealer.sealBody(changed, duty, headerOf(), body);
  await expect(seal({ ...key, purpose: 'attendance' })).rejects.toMatchObject({ code: 'input-invalid' });
  for (const publicKey of [new Uint8Array(32), new Uint8Array(31)]) {
    const broken = { ...key, recipients: [{ keep: days(1), publicKey }] };
    await expect(seal(broken)).rejects.toMatchObject({ code: 'input-invalid' });
  }
  sealer.close();
  await expect(seal(key)).rejects.toMatchObject({ code: 'store-busy' });
});

test('names a key by purpose, day and generation, in 64 characters however long the purpose is', () => {
  const long = `p${'x'.repeat(63)}`;
  const id = keyIdOf({ purpose: long, day: today, generation: 999_999 });
  expect(id).toMatch(/^[A-Za-z0-9._:-]{1,64}$/);
  expect(id).not.toBe(keyIdOf({ purpose: `${long.slice(0, -1)}y`, day: today, generation: 999_999 }));
  expect(() => keyIdOf({ purpose: 'P', day: today, generation: 1 })).toThrow();
  expect(() => keyIdOf({ purpose: 'p1', day: '2022-02-30' as never, generation: 1 })).toThrow();
  expect(() => keyIdOf({ purpose: 'p1', day: today, generation: duration(0.5) })).toThrow();
});

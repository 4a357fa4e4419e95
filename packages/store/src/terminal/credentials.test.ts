import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AreaId, instant, type PassageId, Personal, type PersonId } from '@vedette/domain';
import { describe, expect, test } from 'vitest';
import { openSite, personOf, start } from '../../test/kit.ts';
import { openFile } from './database/open-file.ts';
import { numberHash } from './identities/number-hash.ts';
import { deriveKey } from './key/derive.ts';
import { sealer } from './key/seal.ts';
import type { NewPass } from './passes/port.ts';
import type { NewTrustDocument } from './trust/port.ts';

const person = 'p' as PersonId;
const day = 86_400_000;
const pass: NewPass = {
  ...{ id: 'pass-1', person, kind: 'visit', entries: 'single', zones: ['hall' as AreaId], form: 'phone' },
  ...{ notBefore: instant(start), notAfter: instant(start + day), by: null },
};
const passage = (id: string) => id as PassageId;
const entry = (holder: string, kind: 'step' | 'entry' | 'exit' = 'entry') => ({
  ...{ replayKey: 'k', kind, until: instant(start + day), holder: passage(holder) },
});

describe('who a number belongs to', () => {
  test('is found by a card and by the document of an enrolment, however either is written', async () => {
    const { store } = await openSite({ worker: true });
    await store.people.create({ ...personOf('p', 'x'), idNumber: new Personal('11010519491231002x') });
    const hash = numberHash(await store.identities.numberKey());
    const numberOf = (text: string) => store.identities.personOf(hash(new Personal(text)));
    expect(await numberOf('110105 19491231 002X')).toBe('p');
    await store.people.patch(person, { idNumber: null });
    expect(await numberOf('11010519491231002X')).toBeNull();
    const card = { person, numberHash: hash(new Personal('card:uid:04A2')), label: 'blue' };
    const added = await store.identities.addCard(card);
    expect(await numberOf('card:uid:04a2')).toBe('p');
    await expect(store.identities.addCard(card)).rejects.toMatchObject({ code: 'conflict' });
    expect(await store.identities.cards(person)).toEqual([added]);
    expect(await store.identities.removeCard('q' as PersonId, added.id)).toBe(false);
    expect(await store.identities.removeCard(person, added.id)).toBe(true);
    expect(await numberOf('card:uid:04a2')).toBeNull();
  });

  test('is nobody when two people have it', async () => {
    const { store } = await openSite();
    const idNumber = new Personal('11010519491231002X');
    for (const id of ['p', 'q']) await store.people.create({ ...personOf(id, id), idNumber });
    const hash = numberHash(await store.identities.numberKey());
    expect(await store.identities.personOf(hash(idNumber))).toBeNull();
  });

  test('is known of people who were enrolled before numbers were hashed', async () => {
    const site = await openSite({ vault: false });
    const idNumber = new Personal('11010519491231002X');
    await site.store.people.create({ ...personOf('p', 'x'), idNumber });
    await site.store.close();
    const file = openFile(join(site.folder, 'records.db'), deriveKey(site.key, 'records-file'));
    file.exec('update person set id_number_hash = null');
    file.close();
    const store = await site.reopen();
    const hash = numberHash(await store.identities.numberKey());
    expect(await store.identities.personOf(hash(idNumber))).toBe('p');
  });
});

describe('a pass that was given out', () => {
  test('is fetched by one phone, in time, and again by none but that one', async () => {
    const { store, clock } = await openSite();
    await store.people.create(personOf('p', 'x'));
    await store.passes.add({ ...pass, code: { hash: 'h', until: instant(start + 10) } });
    await store.passes.add({ ...pass, id: 'late', code: { hash: 'l', until: instant(start + 10) } });
    const fetched = { id: 'pass-1', redeemedAt: start, zones: ['hall'] };
    expect(await store.passes.redeem('h', 'phone')).toMatchObject(fetched);
    clock.pass(1);
    expect(await store.passes.redeem('h', 'phone')).toMatchObject(fetched);
    expect(await store.passes.redeem('h', 'another')).toBeNull();
    expect(await store.passes.redeem('wrong', 'phone')).toBeNull();
    clock.pass(9);
    expect(await store.passes.redeem('l', 'phone')).toBeNull();
    await expect(store.passes.add(pass)).rejects.toMatchObject({ code: 'conflict' });
  });

  test('opens nothing once it is revoked, nor once its person is gone', async () => {
    const { store } = await openSite();
    await store.people.create(personOf('p', 'x'));
    await store.passes.add({ ...pass, code: { hash: 'h', until: instant(start + day) } });
    await store.passes.add({ ...pass, id: 'other' });
    await store.passes.revoke('other');
    expect(await store.passes.revocations()).toEqual({ passes: ['other'], subjects: [] });
    await store.people.remove(person);
    const { passes, subjects } = await store.passes.revocations();
    expect([passes.toSorted(), subjects]).toEqual([['other', 'pass-1'], [{ subject: 'p', at: start }]]);
    expect(await store.passes.redeem('h', 'phone')).toBeNull();
    await expect(store.passes.revoke('nothing')).rejects.toMatchObject({ code: 'not-found' });
  });

  test('for one entry is used once, by whichever lane comes first, and given back by who did not walk', async () => {
    const { store } = await openSite();
    const { claim, release, settle } = store.passes;
    expect(await claim(entry('a'))).toBe('first');
    expect(await claim(entry('a'))).toBe('first');
    expect(await claim(entry('b'))).toBe('again');
    await release(passage('a'));
    expect(await claim(entry('b'))).toBe('first');
    await settle(passage('b'));
    await release(passage('b'));
    expect(await claim(entry('b'))).toBe('again');
    expect(await claim(entry('c', 'exit'))).toBe('first');
  });

  test('has no way out for somebody who never came in', async () => {
    const { store } = await openSite();
    expect(await store.passes.claim(entry('a', 'exit'))).toBe('again');
  });

  test('gives no step back that was shown', async () => {
    const { store } = await openSite();
    expect(await store.passes.claim(entry('a', 'step'))).toBe('first');
    await store.passes.release(passage('a'));
    expect(await store.passes.claim(entry('b', 'step'))).toBe('again');
  });

  test('is forgotten once it is over, with all that was used of it', async () => {
    const { store, clock, folder, key } = await openSite();
    await store.people.create(personOf('p', 'x'));
    await store.passes.add(pass);
    await store.passes.claim(entry('a'));
    clock.pass(day);
    await store.upkeep.forget(instant(start + day));
    expect(await store.passes.ofPerson(person)).toEqual([]);
    await store.close();
    const file = openFile(join(folder, 'records.db'), deriveKey(key, 'records-file'));
    expect(file.prepare('select * from pass_use').all()).toEqual([]);
    file.close();
  });
});

describe('what the site believes', () => {
  const gateway: NewTrustDocument = {
    ...{ id: 'city', kind: 'gateway', name: 'City', by: null },
    document: { shape: 'tif' },
  };

  test('is kept with its date, and its secret sealed apart', async () => {
    const { store, clock, folder, key } = await openSite({ worker: true });
    const put = await store.trust.put({ ...gateway, secret: new Personal('planted-secret') });
    expect(put).toMatchObject({ id: 'city', hasSecret: true, setAt: start });
    expect(JSON.stringify(await store.trust.all())).not.toContain('planted');
    clock.pass(5);
    const renamed = await store.trust.put({ ...gateway, name: 'Town' });
    expect(renamed).toMatchObject({ name: 'Town', hasSecret: true, setAt: start + 5 });
    expect((await store.trust.secret('city'))?.unwrap('test')).toBe('planted-secret');
    expect(await store.trust.secret('nobody')).toBeNull();
    await store.close();
    const file = openFile(join(folder, 'records.db'), deriveKey(key, 'records-file'));
    const row = file.prepare<[], { sealed_secret: Buffer }>('select sealed_secret from trust_document').get();
    expect(Buffer.from(row?.sealed_secret ?? []).includes('planted')).toBe(false);
    file.close();
    expect(readFileSync(join(folder, 'records.db')).includes('planted')).toBe(false);
  });

  test('is refused under a name that is none, and never changes its kind', async () => {
    const { store } = await openSite();
    await store.trust.put(gateway);
    for (const id of ['', 'A', '../x', 'x'.repeat(65), '__proto__'])
      await expect(store.trust.put({ ...gateway, id })).rejects.toMatchObject({ code: 'input-invalid' });
    await expect(store.trust.put({ ...gateway, kind: 'shc-issuers' })).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(store.trust.put({ ...gateway, secret: new Personal('') })).rejects.toMatchObject({
      code: 'input-invalid',
    });
    expect(await store.trust.remove('city')).toBe(true);
    expect(await store.trust.remove('city')).toBe(false);
  });

  test('does not open a secret that was changed or moved', () => {
    const { seal, open } = sealer(Buffer.alloc(32, 7));
    const sealed = seal('secret', 'one');
    expect(open(sealed, 'one')).toBe('secret');
    expect(() => open(sealed, 'two')).toThrow('store-damaged');
    expect(() => open(sealed.with(13, (sealed[13] ?? 0) ^ 1), 'one')).toThrow('store-damaged');
    expect(() => open(new Uint8Array(3), 'one')).toThrow('store-damaged');
  });
});

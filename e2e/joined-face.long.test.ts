import { locationRoutes, platformPeopleRoutes } from '@vedette/contract/platform';
import { frameOf, portrait, samplePeople } from '@vedette/testing';
import { recipientOf, referenceContentAtMost, sealReference } from '@vedette/vault/seal';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openLanePage } from './lib/held-before.ts';
import { type JoinedTerminal, joinTerminal } from './lib/joined-terminal.ts';

const patience = { timeout: 60_000, interval: 300 };
const person = samplePeople[2];
if (person === undefined) throw new Error('sample people are missing');
const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

describe('a face that was sealed far away', () => {
  let joined: JoinedTerminal;
  let id: string;
  let site: number;
  const at = () => ({ params: { id } });

  beforeAll(async () => {
    joined = await joinTerminal();
    const { items } = await joined.owner(locationRoutes.tree, {});
    site = items.find(({ kind }) => kind === 'site')?.id ?? 0;
    const body = { name: '裴铁幕', places: [site] };
    id = (await joined.owner(platformPeopleRoutes.create, { body })).id;
  });
  afterAll(async () => {
    await joined?.close();
  });

  async function sealedTo(content: Uint8Array) {
    const terminals = await vi.waitFor(async () => {
      const known = await joined.owner(platformPeopleRoutes.sealingTerminals, { params: { site } });
      expect(known).toHaveLength(1);
      return known;
    }, patience);
    const recipients = await Promise.all(
      terminals.map(({ publicKey }) => recipientOf(new Uint8Array(Buffer.from(publicKey, 'base64url')))),
    );
    const label = { id: 'face-1', person: id, content: 'photograph' as const };
    const { sealed, wraps } = await sealReference(label, content, recipients);
    return {
      ...{ id: label.id, site, content: label.content, sealed: base64url(sealed) },
      wraps: wraps.map(({ recipient, bytes }) => ({ recipient, bytes: base64url(bytes) })),
    };
  }

  test('is refused when it is larger than a terminal takes', async () => {
    const body = await sealedTo(new Uint8Array(1_000));
    const large = { ...body, sealed: 'A'.repeat(Math.ceil(((46 * 1024 + 1) * 4) / 3)) };
    await expect(
      joined.owner(platformPeopleRoutes.addReference, { ...at(), body: large }),
    ).rejects.toMatchObject({ code: 'input-invalid' });
  });

  test('lets its person in at a door that has never seen the photograph before', async () => {
    const photograph = await sharp(await portrait(person))
      .resize(640)
      .jpeg({ quality: 80 })
      .toBuffer();
    expect(photograph.length).toBeLessThanOrEqual(referenceContentAtMost);
    const body = await sealedTo(photograph);
    const kept = await joined.owner(platformPeopleRoutes.addReference, { ...at(), body });
    expect(kept).toMatchObject({
      site,
      content: 'photograph',
      recipients: body.wraps.map((w) => w.recipient),
    });
    await vi.waitFor(async () => {
      const people = await joined.admin.call('GET', '/api/people');
      expect(people.json<unknown>()).toMatchObject({ items: [{ name: '裴铁幕', references: 1 }] });
    }, patience);
    const page = await openLanePage(joined.terminal());
    const close = await Promise.all(
      [0, 3, 6, 3, 0, -3].map((sway) => frameOf(person, { approach: 1, sway })),
    );
    await page.walk(close, (message) => message.type === 'screen' && message.screen === 'granted');
    page.close();
  });

  test('is gone from the door when it is removed far away', async () => {
    await joined.owner(platformPeopleRoutes.removeReference, { params: { id, site, reference: 'face-1' } });
    await vi.waitFor(async () => {
      const people = await joined.admin.call('GET', '/api/people');
      expect(people.json<unknown>()).toMatchObject({ items: [{ name: '裴铁幕', references: 0 }] });
    }, patience);
  });
});

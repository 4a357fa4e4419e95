import { platformPeopleRoutes } from '@vedette/contract/platform';
import { presetDuty } from '@vedette/domain';
import { frameOf, portrait, samplePeople } from '@vedette/testing';
import { recipientOf, sealReference } from '@vedette/vault';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openLanePage } from './lib/held-before.ts';
import {
  firstSite,
  type JoinedTerminal,
  joinTerminal,
  type StandingTerminal,
  standAt,
} from './lib/joined-terminal.ts';

const person = samplePeople[1];
if (person === undefined) throw new Error('sample people are missing');
const patience = { timeout: 90_000, interval: 500 };
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

describe('a face that was sealed to the only terminal of a site', () => {
  let joined: JoinedTerminal;
  let newcomer: StandingTerminal | undefined;
  let id: string;
  let site: number;

  beforeAll(async () => {
    joined = await joinTerminal();
    site = await firstSite(joined.owner);
    ({ id } = await joined.owner(platformPeopleRoutes.create, { body: { name: '王小明', places: [site] } }));
    await sealFace();
  });
  afterAll(async () => {
    await newcomer?.close();
    await joined?.close();
  });

  /** As the console does it in the browser. */
  async function sealFace(): Promise<void> {
    if (person === undefined) throw new Error('sample people are missing');
    const terminals = await vi.waitFor(async () => {
      const found = await joined.owner(platformPeopleRoutes.sealingTerminals, { params: { site } });
      expect(found).toHaveLength(1);
      return found;
    }, patience);
    const recipients = await Promise.all(
      terminals.map(({ publicKey }) => recipientOf(new Uint8Array(Buffer.from(publicKey, 'base64url')))),
    );
    const photo = await sharp(await portrait(person))
      .resize(400)
      .jpeg({ quality: 85 })
      .toBuffer();
    const label = { id: 'face-1', person: id, content: 'photograph' } as const;
    const { sealed, wraps } = await sealReference(label, new Uint8Array(photo), recipients);
    await joined.owner(platformPeopleRoutes.addReference, {
      params: { id },
      body: {
        ...{ id: label.id, site, content: label.content, sealed: base64(sealed) },
        wraps: wraps.map(({ recipient, bytes }) => ({ recipient, bytes: base64(bytes) })),
      },
    });
  }

  async function isGrantedAt(standing: StandingTerminal): Promise<void> {
    if (person === undefined) throw new Error('sample people are missing');
    const duty = { ...presetDuty('access-control', { processor: { name: 'T', contact: 't' } }), collect: {} };
    const adopted = await standing.admin.call('PUT', '/api/duty', { duty, note: 'faces' });
    expect(adopted.status, adopted.text).toBe(200);
    await vi.waitFor(async () => {
      const { items } = (await standing.admin.call('GET', '/api/people')).json<{
        items: { references: number }[];
      }>();
      expect(items[0]?.references).toBe(1);
    }, patience);
    const page = await openLanePage(standing.terminal());
    const close = await Promise.all(
      [0, 3, 6, 3, 0, -3].map((sway) => frameOf({ ...person }, { approach: 1, sway })),
    );
    const said = await page.walk(
      close,
      (message) => message.type === 'screen' && message.screen === 'granted',
    );
    page.close();
    expect(said).toMatchObject({ screen: 'granted' });
  }

  test('is recognised there', async () => {
    await isGrantedAt(joined);
  });

  test('is sealed on to a terminal that joins later, which recognises them too', async () => {
    newcomer = await standAt(joined.owner, joined.platform.origin);
    const second = newcomer.device;
    expect(second).not.toBe(joined.device);
    await vi.waitFor(async () => {
      const [face] = await joined.owner(platformPeopleRoutes.references, { params: { id } });
      expect(face?.recipients).toHaveLength(2);
    }, patience);
    await isGrantedAt(newcomer);
  });
});

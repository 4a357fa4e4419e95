import { deflateSync } from 'node:zlib';
import type { ImportReport } from '@vedette/contract';
import { type FaceEngine, openFaceEngine } from '@vedette/face';
import { portrait, samplePeople, zipOf } from '@vedette/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Admin, bodyOf, codeOf, openAdmin } from '../../test/admin.ts';

const [zhang, li] = samplePeople;
const photographs: Buffer[] = [];

let face: FaceEngine;
beforeAll(async () => {
  face = await openFaceEngine();
  for (const sample of [zhang, li])
    if (sample !== undefined) photographs.push(Buffer.from(await portrait(sample)));
});
afterAll(() => face.close());

/** A PNG whose header claims an image of that size; nothing of it is there to be decoded. */
function hugePng(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, Buffer.from(type), data, Buffer.alloc(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const parts = [
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(1000))),
    chunk('IEND', Buffer.alloc(0)),
  ];
  return Buffer.concat([signature, ...parts]);
}

const photograph = (which: number): Buffer => Buffer.from(photographs[which] ?? []);
const half = (): Buffer => photograph(0).subarray(0, photograph(0).length / 2);

async function newPerson(admin: Admin, name: string): Promise<string> {
  return (await bodyOf<{ id: string }>(await admin.as('owner', 'POST', '/api/people', { json: { name } })))
    .id;
}
const enrol = (admin: Admin, id: string, body: Buffer): Promise<Response> =>
  admin.as('owner', 'POST', `/api/people/${id}/references`, { body, type: 'image/jpeg' });

describe('an uploaded photograph', () => {
  it('becomes a reference, and somebody else with the same face is found out', async () => {
    const admin = await openAdmin({ face });
    const [one, other] = [await newPerson(admin, 'One'), await newPerson(admin, 'Other')];
    const added = await enrol(admin, one, photograph(0));
    expect([added.status, await face.gallery.size()]).toEqual([200, 1]);
    expect(await codeOf(await enrol(admin, other, photograph(0)))).toBe('409 face-duplicate');
    await admin.as('owner', 'DELETE', `/api/people/${one}`);
    expect(await face.gallery.size()).toBe(0);
  });

  it.each([
    ['of no bytes', () => Buffer.alloc(0), '422 image-empty'],
    ['cut off', half, '422 image-truncated'],
    ['of 100 megapixels', () => hugePng(10_000, 10_000), '413 image-too-large'],
    ['that is text', () => Buffer.from('%PDF-1.4 this is not a picture'), '415 image-not-an-image'],
  ])('%s gets its own message', async (_, body, code) => {
    const admin = await openAdmin({ face });
    expect(await codeOf(await enrol(admin, await newPerson(admin, 'Li'), body()))).toBe(code);
  });
});

describe('an import of photographs', () => {
  it('reports each, and the people enrolled are known to the camera', async () => {
    const admin = await openAdmin({ face });
    const body = await zipOf({
      '甲.jpg': photograph(0),
      '乙.jpg': photograph(0),
      '丙.jpg': Buffer.from('nothing'),
      '丁.jpg': half(),
      '戊.jpg': photograph(1),
    });
    const { id } = await bodyOf<{ id: string }>(
      await admin.as('owner', 'POST', '/api/imports', { body, type: 'application/zip' }),
    );
    const report = async () => bodyOf<ImportReport>(await admin.as('owner', 'GET', `/api/imports/${id}`));
    await expect.poll(async () => (await report()).state, { timeout: 60_000 }).toBe('done');
    const codes = new Map((await report()).files.map(({ file, code }) => [file, code]));
    expect(Object.fromEntries(codes)).toEqual({
      ...{
        '甲.jpg': null,
        '乙.jpg': 'face-duplicate',
        '丙.jpg': 'image-not-an-image',
        '丁.jpg': 'image-truncated',
        '戊.jpg': null,
      },
    });
    expect(await face.gallery.size()).toBe(2);
    for (const { id: person } of (await admin.store.people.search({})).items)
      await face.gallery.remove(person);
  });

  it('of a real model says how often strangers are taken for somebody', async () => {
    const admin = await openAdmin({ face });
    const { meaning } = await bodyOf<{ meaning: object }>(
      await admin.as('owner', 'GET', '/api/device/algorithm'),
    );
    expect(meaning).toMatchObject({
      table: expect.stringContaining('Labeled Faces'),
      needsSecondFactor: false,
    });
  });
});

import { generateKeyPairSync, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import {
  floorPlanRoutes,
  locationRoutes,
  occupancyRoutes,
  openingRoutes,
  platformRecordRoutes,
  venueCodeRoutes,
} from '@vedette/contract/platform';
import { VedetteError } from '@vedette/domain';
import { record } from '@vedette/store/test/platform/record-kit';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { boss, type Fleet, guard, ours, stranger, testFleet } from '../../test/fleet-app.ts';
import type { Principal } from '../module/caller.ts';
import { serveModule } from '../module/serve-module.ts';
import { recordAccess, recordHandlers } from '../records/handlers.ts';
import { occupancyAccess, occupancyHandlers } from '../records/occupancy-handlers.ts';
import { floorPlanAccess, floorPlanHandlers } from './floor-plans/handlers.ts';
import { locationAccess, locationHandlers } from './handlers.ts';
import { openingAccess, openingHandlers } from './opening-handlers.ts';
import { venueCodeAccess, venueCodeHandlers } from './venue-codes/handlers.ts';

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const signer = {
  publicKey: Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url'),
  sign: (message: Uint8Array) => sign(null, message, privateKey),
};
let fleet: Fleet;
let lane: number;
let site: number;
let exportNeedsTwo = false;
const agreed: unknown[] = [];
const as = (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
  fleet.app(boss)(method, path, body, headers);
const status = async (caller: typeof boss, method: string, path: string, body?: unknown) =>
  (await fleet.app(caller)(method, path, body)).status;

const require = createRequire(import.meta.url);

beforeAll(async () => {
  const wasmBinary = new Uint8Array(readFileSync(require.resolve('zxing-wasm/reader/zxing_reader.wasm')))
    .buffer;
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
  fleet = await testFleet(1, (app, { store, clock, trail: audit }) => {
    app.use(async (c, next) => {
      const { caller } = c.var;
      const { account: id, permissions, reach } = caller ?? boss;
      const who = {
        kind: 'account',
        id,
        person: null,
        organisation: ours,
        organisations: [ours],
        askReason: false,
      } as const;
      const principal: Principal = {
        ...who,
        exportNeedsTwo,
        grants: [{ permissions, places: reach.places }],
        session: null,
      };
      c.set('principal', caller === stranger ? null : principal);
      await next();
    });
    const deps = { ...store, audit, now: clock.now, signer, formerKeys: [] };
    const approvals = async (_: Principal, subject: unknown, approval: string | undefined) => {
      if (approval === undefined)
        throw new VedetteError('approval-required', 'caller', { at: 'records-export' });
      agreed.push(subject);
    };
    serveModule(app, locationRoutes, locationAccess, locationHandlers(deps));
    serveModule(app, openingRoutes, openingAccess, openingHandlers(deps));
    serveModule(app, venueCodeRoutes, venueCodeAccess, venueCodeHandlers(deps));
    serveModule(app, floorPlanRoutes, floorPlanAccess, floorPlanHandlers(deps));
    serveModule(app, occupancyRoutes, occupancyAccess, occupancyHandlers(deps));
    serveModule(app, platformRecordRoutes, recordAccess, recordHandlers({ ...deps, approvals }));
  });
  const [device = '' as never] = fleet.devices;
  const entries = Array.from({ length: 10 }, (_, i) => ({ seq: i + 1, entry: record(device, i + 1) }));
  fleet.clock.to(1);
  await fleet.store.ingest.append(device, 'log' as never, entries);
  const { rows } = await fleet.store.database.pool.query(
    `select id, site_id from location where kind = 'lane'`,
  );
  ({ id: lane, site_id: site } = rows[0]);
});

describe('opening hours', () => {
  it('are set for a place and hold below it', async () => {
    const day = [{ from: 480, to: 1080 }];
    const hours = {
      week: [day, day, day, day, day, [], []],
      holiday: [],
      holidays: [{ date: '2026-11-24', kind: 'holiday' }],
    };
    expect((await as('put', '/api/locations/1/opening-hours', hours)).body).toMatchObject({
      from: 1,
      own: hours,
      state: 'holiday',
    });
    expect((await as('get', `/api/locations/${lane}/opening-hours`)).body).toMatchObject({
      from: 1,
      own: null,
      state: 'holiday',
    });
    expect((await as('put', '/api/locations/1/opening-hours', { ...hours, week: [day] })).status).toBe(400);
    expect(await status(stranger, 'put', '/api/locations/1/opening-hours', hours)).toBe(404);
    expect(await status(guard, 'put', '/api/locations/1/opening-hours', hours)).toBe(404);
    expect((await as('delete', '/api/locations/1/opening-hours')).status).toBe(204);
    expect((await as('get', '/api/locations/1/opening-hours')).body.state).toBe('always');
  });
});

describe('a venue code', () => {
  it('is read from its picture, counts until it is revoked, and is not known elsewhere', async () => {
    const code = (await as('post', `/api/locations/${site}/venue-codes`, { label: '东门' })).body;
    const svg = (await as('get', `/api/venue-codes/${code.id}/code.svg`)).body;
    const png = await sharp(Buffer.from(svg), { density: 400 }).resize(600).png().toBuffer();
    const [read] = await readBarcodes(new Uint8Array(png));
    expect(read?.text).toBe(code.text);
    const verify = async (caller: typeof boss, text: string) =>
      (await fleet.app(caller)('post', '/api/venue-codes/verification', { text })).body.verdict;
    expect(await verify(boss, code.text)).toBe('valid');
    expect(await verify(stranger, code.text)).toBe('unknown-code');
    expect(await verify(boss, 'HELLO')).toBe('malformed');
    expect(await status(stranger, 'post', `/api/venue-codes/${code.id}/revocation`, { reason: 'x' })).toBe(
      404,
    );
    await as('post', `/api/venue-codes/${code.id}/revocation`, { reason: 'copied' });
    expect(await verify(boss, code.text)).toBe('revoked');
    expect(fleet.trail.lines.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['venue-code-issued', 'venue-code-revoked']),
    );
  });

  it('has a poster that carries its own Chinese font', async () => {
    const code = (await as('post', `/api/locations/${site}/venue-codes`, { label: '上海第一机床厂东门' }))
      .body;
    const poster = await as('get', `/api/venue-codes/${code.id}/poster.pdf`);
    expect(poster.headers.get('content-type')).toBe('application/pdf');
    expect(poster.body.slice(0, 5)).toBe('%PDF-');
    expect(poster.body).toContain('/FontFile3');
    expect(poster.body).toMatch(/\/FontName \/[A-Z]{6}\+NotoSans/);
    // A subset, not the 8 MB of the font.
    expect(poster.body.length).toBeLessThan(400_000);
    expect(await status(stranger, 'get', `/api/venue-codes/${code.id}/poster.pdf`)).toBe(404);
  });
});

describe('a floor plan', () => {
  it('is uploaded, shows its doors, and refuses what is no picture', async () => {
    const png = await sharp({ create: { width: 30, height: 20, channels: 3, background: 'white' } })
      .png()
      .toBuffer();
    const path = `/api/locations/${site}/floor-plans?name=Ground`;
    const upload = (bytes: Buffer, type: string) =>
      fleet.app(boss)('post', path, new Uint8Array(bytes), { 'content-type': type });
    const plan = (await upload(png, 'image/png')).body;
    expect(plan).toMatchObject({ place: site, name: 'Ground', width: 30, height: 20, doors: [] });
    expect((await upload(Buffer.from('<svg/>'), 'image/png')).body).toMatchObject({
      code: 'image-not-an-image',
    });
    const doors = [{ place: lane, x: 0.5, y: 0.25 }];
    expect((await as('put', `/api/floor-plans/${plan.id}/doors`, { doors })).body.doors).toEqual(doors);
    expect(
      (await as('put', `/api/floor-plans/${plan.id}/doors`, { doors: [{ place: lane, x: 2, y: 0 }] })).status,
    ).toBe(400);
    expect((await as('get', `/api/floor-plans/${plan.id}/live`)).body.items).toMatchObject([
      { place: lane, state: 'offline' },
    ]);
    const alarm = {
      organisation: ours,
      site: site as never,
      location: lane as never,
      device: null,
      kind: 'forced',
    } as const;
    await fleet.store.alarms.raise(
      { ...alarm, severity: 'critical', isStanding: false, figures: {}, record: null },
      fleet.clock.now(),
      null,
    );
    expect((await as('get', '/api/doors')).body.items).toMatchObject([{ place: lane, state: 'forced' }]);
    expect((await as('get', `/api/floor-plans/${plan.id}/picture`)).headers.get('content-type')).toBe(
      'image/webp',
    );
    for (const tail of ['', '/picture', '/live'])
      expect(await status(stranger, 'get', `/api/floor-plans/${plan.id}${tail}`)).toBe(404);
    expect((await as('delete', `/api/floor-plans/${plan.id}`)).status).toBe(204);
  });
});

describe('a counted area', () => {
  it('is counted, corrected with a line of who did it, and none of others', async () => {
    await fleet.store.locations.change(boss.reach, site as never, { capacity: 5 });
    expect(
      (await as('put', `/api/occupancy/${site}`, { lanes: null, resetMinute: null })).body,
    ).toMatchObject({ inside: 0, capacity: 5, room: 'room' });
    const correction = { inside: 5, reason: 'counted by hand' };
    expect(await status(stranger, 'post', `/api/occupancy/${site}/corrections`, correction)).toBe(404);
    expect((await as('post', `/api/occupancy/${site}/corrections`, correction)).body).toMatchObject({
      inside: 5,
      room: 'full',
    });
    expect((await as('get', `/api/occupancy/${site}/corrections`)).body.items).toMatchObject([
      { by: boss.account, counted: 0, inside: 5 },
    ]);
    expect(fleet.trail.lines).toContainEqual(
      expect.objectContaining({ action: 'occupancy-corrected', detail: { counted: 0, ...correction } }),
    );
    expect((await as('get', '/api/occupancy')).body.items).toHaveLength(1);
    expect(await status(stranger, 'get', `/api/occupancy/${site}`)).toBe(404);
  });
});

describe('an export of records', () => {
  const span = `from=${Date.UTC(2026, 10, 24)}&to=${Date.UTC(2026, 10, 25)}`;

  it('is CSV, XLSX or lines of JSON, of what the caller reaches', async () => {
    const csv = (await as('get', `/api/records.csv?${span}&language=en`)).body;
    expect(csv.split('\r\n')).toHaveLength(12);
    const sheet = await as('get', `/api/records.xlsx?${span}`);
    expect(sheet.headers.get('content-type')).toContain('spreadsheetml');
    expect(sheet.body.slice(0, 2)).toBe('PK');
    const lines = await (await fleet.app.app.request(`/api/records.ndjson?${span}`)).text();
    expect(
      lines
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).device),
    ).toEqual(Array(10).fill(fleet.devices[0]));
    const elsewhere = { ...boss, reach: { organisations: [ours], places: [(site === 2 ? 3 : 2) as never] } };
    expect((await fleet.app(elsewhere)('get', `/api/records.csv?${span}`)).body.split('\r\n')).toHaveLength(
      2,
    );
  });

  it('needs a second person where the organisation wants that, for exactly this', async () => {
    exportNeedsTwo = true;
    expect((await as('get', `/api/records.xlsx?${span}`)).body.code).toBe('approval-required');
    const approval = { 'vedette-approval': '0192f0c0-1111-4222-8333-444455556666' };
    expect((await as('get', `/api/records.xlsx?${span}`, undefined, approval)).status).toBe(200);
    expect(agreed).toEqual([
      { act: 'records-export', filter: expect.objectContaining({ from: Date.UTC(2026, 10, 24) }) },
    ]);
    exportNeedsTwo = false;
  });
});

import type { OrganisationId } from '@vedette/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../test/platform/test-database.ts';
import type { Database } from '../database/port.ts';
import type { Location, LocationId, LocationKind, LocationStore } from './port.ts';
import { platformLocations } from './repository.ts';

const ours = '00000000-0000-4000-8000-000000000001' as OrganisationId;
const theirs = '00000000-0000-4000-8000-000000000002' as OrganisationId;
const everywhere = { organisations: [ours], places: null };
const timeZone = 'Asia/Shanghai';
let database: Database;
let locations: LocationStore;
let site: Location;

const make = (kind: LocationKind, name: string, parent: LocationId | null = null) =>
  locations.create(everywhere, { organisation: ours, parent, kind, name, timeZone });

beforeAll(async () => {
  database = await testDatabase();
  locations = platformLocations(database.pool);
  await database.pool.query(
    `insert into organisation (id, name) values ('${ours}', 'Ours'), ('${theirs}', 'Theirs')`,
  );
  const city = await make('city', 'Shanghai');
  const district = await make('district', 'Xuhui', city.id);
  site = await make('site', 'Factory', district.id);
});

describe('a place', () => {
  it('knows its way from the top, and the site it belongs to', async () => {
    const building = await make('building', 'Hall 1', site.id);
    const lane = await make('lane', 'Lane', building.id);
    expect(lane).toMatchObject({ site: site.id, path: [...site.path, building.id, lane.id], timeZone });
    expect(site).toMatchObject({ site: site.id, parent: site.path[1] });
  });

  it('takes the time zone of the one above, and may have its own', async () => {
    const request = { organisation: ours, parent: site.id, kind: 'area', name: 'Inner' } as const;
    const inner = await locations.create(everywhere, request);
    expect(inner.timeZone).toBe(timeZone);
    expect((await locations.change(everywhere, inner.id, { timeZone: 'Asia/Urumqi' })).timeZone).toBe(
      'Asia/Urumqi',
    );
  });

  it('stands only where it can', async () => {
    const wrong: readonly [LocationKind, LocationId | null][] = [
      ['lane', null],
      ['building', site.path[0] ?? null],
      ['city', site.id],
      ['site', site.id],
      ['district', site.path[1] ?? null],
    ];
    for (const [kind, parent] of wrong)
      await expect(make(kind, `wrong ${kind}`, parent)).rejects.toMatchObject({ code: 'input-invalid' });
    const area = await make('area', 'Yard', site.id);
    expect((await make('area', 'Corner of the yard', area.id)).path).toContain(area.id);
  });

  it('has a name that no neighbour has, a known time zone, a capacity that makes sense', async () => {
    await make('building', 'Twice', site.id);
    await expect(make('building', ' Twice ', site.id)).rejects.toMatchObject({ code: 'conflict' });
    for (const name of ['', '  ', 'a\u0000b', 'x'.repeat(101)])
      await expect(make('building', name, site.id)).rejects.toMatchObject({ code: 'input-invalid' });
    for (const change of [{ timeZone: 'Mars/Base' }, { capacity: 0 }, { capacity: 1.5 }])
      await expect(locations.change(everywhere, site.id, change)).rejects.toMatchObject({
        code: 'input-invalid',
      });
    expect((await locations.change(everywhere, site.id, { capacity: 300 })).capacity).toBe(300);
  });

  it('goes only when nothing stands on it', async () => {
    const building = await make('building', 'Old', site.id);
    const area = await make('area', 'Cellar', building.id);
    await expect(locations.remove(everywhere, building.id)).rejects.toMatchObject({ code: 'conflict' });
    await locations.remove(everywhere, area.id);
    await locations.remove(everywhere, building.id);
    expect(await locations.get(everywhere, building.id)).toBeNull();
  });

  it('made by many at once gets a number of its own', async () => {
    const made = await Promise.all(
      Array.from({ length: 12 }, (_, i) => make('building', `Hut ${i}`, site.id)),
    );
    expect(new Set(made.map(({ id }) => id)).size).toBe(12);
  });
});

describe('who looks after some places', () => {
  it('sees them, what lies in them, and the names above', async () => {
    const other = await make('site', 'School', site.parent);
    const reach = { organisations: [ours], places: [site.id] };
    const tree = (await locations.tree(reach)).map(({ name }) => name);
    expect(tree.slice(0, 3)).toEqual(['Shanghai', 'Xuhui', 'Factory']);
    expect(tree).not.toContain('School');
    expect(await locations.sites(reach)).toEqual([site.id]);
    expect(await locations.get(reach, other.id)).toBeNull();
    await expect(locations.change(reach, other.id, { name: 'Mine' })).rejects.toMatchObject({
      code: 'not-found',
    });
    const top = { organisation: ours, parent: null, kind: 'city', name: 'New', timeZone } as const;
    await expect(locations.create(reach, top)).rejects.toMatchObject({ code: 'not-allowed' });
  });

  it('finds nothing of another organisation', async () => {
    const reach = { organisations: [theirs], places: null };
    expect(await locations.tree(reach)).toEqual([]);
    expect(await locations.get(reach, site.id)).toBeNull();
    const below = { organisation: theirs, parent: site.id, kind: 'building', name: 'Spy' } as const;
    await expect(locations.create(reach, below)).rejects.toMatchObject({ code: 'not-found' });
    const foreign = { organisation: ours, parent: null, kind: 'city', name: 'X', timeZone } as const;
    await expect(locations.create(reach, foreign)).rejects.toMatchObject({ code: 'not-found' });
  });
});

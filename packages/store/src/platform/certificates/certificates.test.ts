import { instant, type OrganisationId } from '@vedette/domain';
import { expect, it } from 'vitest';
import {
  otherSite,
  ourReach,
  ours,
  plantPlaces,
  site,
  siteReach,
  theirReach,
  theirs,
} from '../../../test/platform/people-kit.ts';
import { testDatabase } from '../../../test/platform/test-database.ts';
import type { LocationId } from '../locations/port.ts';
import { platformLog } from '../log/repository.ts';
import { platformCertificates } from './repository.ts';

const database = await testDatabase();
await plantPlaces(database);
const log = platformLog(database.pool);
const certificates = platformCertificates(database.pool);

async function issued(number: number, at: LocationId | null, organisation: OrganisationId = ours) {
  const id = `00000000-0000-4000-8000-0000000000${10 + number}`;
  const [place] = await log.append([`entry ${number}`]);
  if (place === undefined) throw new Error('no place');
  const certificate = {
    ...{ id, organisation, site: at, device: `device-${number % 2}`, profile: 'CE-REMOTE' as const },
    ...{ issuedAt: instant(1_796_000_000_000 + number), jws: `a.b.${number}`, index: place.index },
  };
  await certificates.add(certificate);
  return certificate;
}

it('keeps certificates, newest first, and shows each to whoever reaches its device’s place', async () => {
  const here = await issued(0, site);
  const there = await issued(1, otherSite);
  const nowhere = await issued(2, null);
  const foreign = await issued(3, null, theirs);
  const first = await certificates.list(ourReach, { limit: 2 });
  const rest = await certificates.list(ourReach, { limit: 2, cursor: first.next });
  expect([...first.items, ...rest.items]).toEqual([nowhere, there, here]);
  expect((await certificates.list(siteReach, {})).items).toEqual([here]);
  expect((await certificates.list(theirReach, {})).items).toEqual([foreign]);
  expect((await certificates.list(ourReach, { device: 'device-1' })).items).toEqual([there]);
  expect(await certificates.get(siteReach, there.id)).toBeNull();
  expect(await certificates.get(ourReach, 'nonsense')).toBeNull();
});

it('leaves a certificate that stands as it is', async () => {
  const held = await issued(4, site);
  await certificates.add({ ...held, jws: 'another' });
  expect((await certificates.get(ourReach, held.id))?.jws).toBe(held.jws);
});

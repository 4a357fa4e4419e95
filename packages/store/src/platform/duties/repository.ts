import type { Kysely } from 'kysely';
import { guarded } from '../database/guarded.ts';
import type { PlatformSchema } from '../database/schema.ts';
import { transacted } from '../database/transacted.ts';
import {
  assign,
  dutyPlaces,
  missingParts,
  placeEvents,
  rangeOf,
  versionForPlace,
  withdraw,
} from './on-duty.ts';
import type { PlatformDutyStore } from './port.ts';
import { terminalDuties } from './told.ts';
import { addVersion, newestVersions, theVersion, versionsOf } from './versions.ts';

/** Duties in PostgreSQL. Whatever goes on duty, the sites are told in the same transaction. */
export function platformDuties(db: Kysely<PlatformSchema>): PlatformDutyStore {
  return {
    list: (reach) => guarded(() => newestVersions(db, reach)),
    versions: (reach, organisation, duty) => guarded(() => versionsOf(db, reach, organisation, duty)),
    get: (reach, organisation, duty, version) =>
      guarded(() => theVersion(db, reach, organisation, duty, version)),
    add: (reach, organisation, duty, change) =>
      transacted(db, (tx) => addVersion(tx, reach, organisation, duty, change)),
    forPlace: (reach, place, duty, version) =>
      guarded(() => versionForPlace(db, reach, place, duty, version)),
    places: (reach) => guarded(() => dutyPlaces(db, reach)),
    placeEvents: (reach, place) => guarded(() => placeEvents(db, reach, place)),
    missingParts: (reach, place, duty) => guarded(() => missingParts(db, reach, place, duty)),
    range: (reach, place) => guarded(() => rangeOf(db, reach, place)),
    assign: (reach, place, duty, change) => transacted(db, (tx) => assign(tx, reach, place, duty, change)),
    withdraw: (reach, place, change) => transacted(db, (tx) => withdraw(tx, reach, place, change)),
    terminals: (reach, place) => guarded(() => terminalDuties(db, reach, place)),
  };
}

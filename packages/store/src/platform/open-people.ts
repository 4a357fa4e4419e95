import { Kysely, PostgresDialect } from 'kysely';
import type { Pool } from 'pg';
import type { PlatformSchema } from './database/schema.ts';
import { nameParts } from './directory/name-parts.ts';
import type { DirectorySourceStore, NamePartStore } from './directory/port.ts';
import { directorySources } from './directory/sources.ts';
import { appeals } from './lists/appeals.ts';
import type { AppealStore, PlatformListStore } from './lists/port.ts';
import { platformLists } from './lists/repository.ts';
import { personGroups } from './people/groups.ts';
import type { GroupStore, PlatformPeopleStore } from './people/port.ts';
import { sealedReferences } from './people/references.ts';
import type { SealedReferenceStore } from './people/references-port.ts';
import { platformPeople } from './people/repository.ts';
import { terminalKeys } from './people/terminal-keys.ts';
import type { TerminalKeyStore } from './people/terminal-keys-port.ts';
import type { SiteSyncStore } from './sync/port.ts';
import { siteSync } from './sync/repository.ts';
import { visitDocuments } from './visitors/documents.ts';
import { visitLinks, visitNotices } from './visitors/links.ts';
import { passKeys } from './visitors/pass-keys.ts';
import type {
  PassKeyStore,
  VisitDocumentStore,
  VisitLinkStore,
  VisitNoticeStore,
  VisitorDataStore,
  VisitStore,
  WalkInDeskStore,
} from './visitors/port.ts';
import { visits } from './visitors/repository.ts';
import { visitorData } from './visitors/visitor-data.ts';
import { walkInDesks } from './visitors/walk-in-desks.ts';

/** People, lists and visitors of the platform. */
export interface PeopleStores {
  readonly people: PlatformPeopleStore;
  readonly groups: GroupStore;
  readonly nameParts: NamePartStore;
  readonly directorySources: DirectorySourceStore;
  readonly references: SealedReferenceStore;
  readonly terminalKeys: TerminalKeyStore;
  readonly lists: PlatformListStore;
  readonly appeals: AppealStore;
  readonly sync: SiteSyncStore;
  readonly visits: VisitStore;
  readonly visitorData: VisitorDataStore;
  readonly visitLinks: VisitLinkStore;
  readonly visitNotices: VisitNoticeStore;
  readonly visitDocuments: VisitDocumentStore;
  readonly walkInDesks: WalkInDeskStore;
  readonly passKeys: PassKeyStore;
}

/** @param now milliseconds since 1970 */
export function openPeopleStores(pool: Pool, now: () => number): PeopleStores {
  const needs = { db: new Kysely<PlatformSchema>({ dialect: new PostgresDialect({ pool }) }), now };
  return {
    people: platformPeople(needs),
    groups: personGroups(needs),
    nameParts: nameParts(needs),
    directorySources: directorySources(needs),
    references: sealedReferences(needs),
    terminalKeys: terminalKeys(needs),
    lists: platformLists(needs),
    appeals: appeals(needs),
    sync: siteSync(needs),
    visits: visits(needs),
    visitorData: visitorData(needs),
    visitLinks: visitLinks(needs),
    visitNotices: visitNotices(needs),
    visitDocuments: visitDocuments(needs),
    walkInDesks: walkInDesks(needs),
    passKeys: passKeys(needs),
  };
}

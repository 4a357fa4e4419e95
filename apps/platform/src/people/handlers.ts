import type { platformPeopleRoutes, RevealedPerson } from '@vedette/contract/platform';
import { Personal, type PersonId, VedetteError } from '@vedette/domain';
import type { Cursor, GroupId, LocationId, PlatformPerson } from '@vedette/store/platform';
import type { RecipientId } from '@vedette/vault';
import { note } from '../module/audit.ts';
import { type Caller, reasonOf } from '../module/caller.ts';
import { type AccessOf, callerOf, type HandlersOf } from '../module/serve-module.ts';
import type { PeopleDeps } from './deps.ts';
import { exportCsv, exportXlsx } from './export-people.ts';
import { importPeople } from './import/import-people.ts';
import { newPersonOf, personPatchOf, revisionOf } from './person-input.ts';
import { personView, referenceView } from './person-view.ts';

type Routes = typeof platformPeopleRoutes;

export const peopleAccess: AccessOf<Routes> = {
  list: 'people-see',
  get: 'people-see',
  reveal: 'people-reveal',
  create: 'people-change',
  change: 'people-change',
  remove: 'people-change',
  references: 'people-see',
  sealingTerminals: 'people-change',
  addReference: 'people-change',
  removeReference: 'people-change',
  import: 'people-change',
  exportCsv: 'people-export',
  exportXlsx: 'people-export',
};

export function peopleHandlers(deps: PeopleDeps): HandlersOf<Routes> {
  return { ...readers(deps), ...writers(deps), ...faces(deps), ...tables(deps) };
}

function readers({
  stores: { people },
  audit,
}: PeopleDeps): Pick<HandlersOf<Routes>, 'list' | 'get' | 'reveal'> {
  return {
    list: async (c) => {
      const caller = callerOf(c);
      const { query, cursor, group, ...rest } = c.req.valid('query');
      const reason = reasonOf(caller, c.req.valid('header')['vedette-reason']);
      const page = await people.search(caller.reach, {
        ...rest,
        text: query === undefined ? undefined : new Personal(query),
        group: group as GroupId | undefined,
        cursor: cursor as Cursor | undefined,
      });
      await note(audit, caller, 'people-searched', null, { reason, count: page.items.length });
      return { items: page.items.map(personView), next: page.next };
    },
    get: async (c) => {
      const caller = callerOf(c);
      const reason = reasonOf(caller, c.req.valid('header')['vedette-reason']);
      const person = await thePerson(people, caller, c.req.valid('param').id);
      await note(audit, caller, 'person-seen', person.id, { reason });
      return personView(person);
    },
    reveal: async (c) => {
      const caller = callerOf(c);
      const reason = reasonOf(caller, c.req.valid('header')['vedette-reason']);
      const person = await thePerson(people, caller, c.req.valid('param').id);
      const { fields } = c.req.valid('json');
      // The line first: whoever has seen a number was written down before.
      await note(audit, caller, 'person-revealed', person.id, { reason, fields: fields.join(' ') });
      return revealed(person, fields);
    },
  };
}

function writers({
  stores: { people },
  audit,
}: PeopleDeps): Pick<HandlersOf<Routes>, 'create' | 'change' | 'remove'> {
  return {
    create: async (c) => {
      const caller = callerOf(c);
      const person = await people.create(caller.reach, newPersonOf(c.req.valid('json'), caller.organisation));
      await note(audit, caller, 'person-created', person.id);
      return personView(person);
    },
    change: async (c) => {
      const caller = callerOf(c);
      const input = c.req.valid('json');
      const revision = revisionOf(c.req.valid('header')['if-match']);
      const id = c.req.valid('param').id as PersonId;
      const person = await people.patch(caller.reach, id, personPatchOf(input), revision);
      await note(audit, caller, 'person-changed', id, { fields: Object.keys(input).join(' ') });
      return personView(person);
    },
    remove: async (c) => {
      const caller = callerOf(c);
      const id = c.req.valid('param').id as PersonId;
      const removal = await people.remove(caller.reach, id);
      await note(audit, caller, 'person-removed', id, { ...removal });
      return removal;
    },
  };
}

function faces({
  stores: { references, people, terminalKeys },
  audit,
}: PeopleDeps): Pick<
  HandlersOf<Routes>,
  'references' | 'sealingTerminals' | 'addReference' | 'removeReference'
> {
  return {
    sealingTerminals: async (c) => {
      const { reach } = callerOf(c);
      const keys = await terminalKeys.ofSite(reach, c.req.valid('param').site as LocationId);
      return keys.map(({ device, recipient, publicKey }) => ({
        ...{ device, recipient },
        publicKey: Buffer.from(publicKey).toString('base64url'),
      }));
    },
    references: async (c) => {
      const { reach } = callerOf(c);
      return (await references.of(reach, c.req.valid('param').id as PersonId)).map(referenceView);
    },
    addReference: async (c) => {
      const caller = callerOf(c);
      const person = c.req.valid('param').id;
      const { site, sealed, wraps, id, content } = c.req.valid('json');
      const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64url'));
      const reference = await references.put(caller.reach, site as LocationId, {
        label: { id, person, content },
        sealed: bytes(sealed),
        wraps: wraps.map((wrap) => ({ recipient: wrap.recipient as RecipientId, bytes: bytes(wrap.bytes) })),
      });
      await note(audit, caller, 'face-sealed', person, { site, terminals: wraps.length });
      return referenceView(reference);
    },
    removeReference: async (c) => {
      const caller = callerOf(c);
      const { id, site, reference } = c.req.valid('param');
      await thePerson(people, caller, id);
      const own = await references.of(caller.reach, id as PersonId);
      if (!own.some((one) => one.id === reference && one.site === site))
        throw new VedetteError('not-found', 'caller', { at: 'reference' });
      await references.remove(caller.reach, site as LocationId, reference);
      await note(audit, caller, 'face-removed', id, { site });
      return undefined;
    },
  };
}

function tables(deps: PeopleDeps): Pick<HandlersOf<Routes>, 'import' | 'exportCsv' | 'exportXlsx'> {
  return {
    import: async (c) => {
      const type = c.req.header('content-type') ?? '';
      const bytes = new Uint8Array(await c.req.arrayBuffer());
      return importPeople(deps, callerOf(c), { ...c.req.valid('query'), type, bytes });
    },
    exportCsv: (c) => exportCsv(deps, callerOf(c), languageOf(c), c.req.valid('header')['vedette-reason']),
    exportXlsx: (c) => exportXlsx(deps, callerOf(c), languageOf(c), c.req.valid('header')['vedette-reason']),
  };
}

interface Languages {
  readonly req: { valid(of: 'query'): { language?: 'zh-CN' | 'en' | undefined } };
}
const languageOf = (c: Languages): 'zh-CN' | 'en' => c.req.valid('query').language ?? 'zh-CN';

async function thePerson(
  people: PeopleDeps['stores']['people'],
  { reach }: Caller,
  id: string,
): Promise<PlatformPerson> {
  const person = await people.get(reach, id as PersonId);
  if (person === null) throw new VedetteError('not-found', 'caller', { at: 'person' });
  return person;
}

function revealed(person: PlatformPerson, fields: readonly (keyof RevealedPerson)[]): RevealedPerson {
  const purpose = 'a look in full, on record';
  const all = {
    name: person.name.unwrap(purpose),
    otherNames: [...person.otherNames.unwrap(purpose)],
    phone: person.phone?.unwrap(purpose) ?? null,
    mail: person.mail?.unwrap(purpose) ?? null,
    idNumber: person.idNumber?.unwrap(purpose) ?? null,
    userName: person.userName?.unwrap(purpose) ?? null,
  };
  return Object.fromEntries(fields.map((field) => [field, all[field]]));
}

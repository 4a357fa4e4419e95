import {
  type ScimPatch,
  type ScimQuery,
  type ScimUserInput,
  scimUserSchema,
} from '@vedette/contract/platform';
import { Personal, type PersonId, VedetteError } from '@vedette/domain';
import type { PersonSearch, PlatformPerson } from '@vedette/store/platform';
import { note } from '../../module/audit.ts';
import type { Caller } from '../../module/caller.ts';
import { walk } from '../../module/table/walk.ts';
import type { ScimDeps } from '../deps.ts';
import { answerList, shown } from './answer-list.ts';
import { parsedBody } from './parsed-body.ts';
import { patched } from './patch-resource.ts';
import { scimResponse } from './scim-error.ts';
import { namePartsOf, personOf, userResource, versionOf } from './user-resource.ts';

/** The users of SCIM: those whom a directory brought, and nobody else. */
export function scimUsers({ stores, audit }: ScimDeps) {
  const { people, nameParts } = stores;
  const resourceOf = async (person: PlatformPerson, base: string) =>
    userResource(person, (await nameParts.of([person.id])).get(person.id), base);
  const answer = async (person: PlatformPerson, base: string, status = 200): Promise<Response> =>
    scimResponse(await resourceOf(person, base), status, {
      ETag: versionOf(person.revision),
      Location: `${base}/Users/${person.id}`,
    });
  const theUser = async ({ reach }: Caller, id: string): Promise<PlatformPerson> => {
    const person = await people.get(reach, id as PersonId);
    if (person?.source !== 'scim') throw new VedetteError('not-found', 'caller', { at: 'user' });
    return person;
  };
  const write = async (caller: Caller, id: PersonId, user: ScimUserInput, revision: number | undefined) => {
    const { externalId, name, phone, mail, unit, userName, isActive } = personOf(user, caller.organisation);
    const said = { externalId, name, phone, mail, unit, userName, isActive };
    const person = await people.patch(caller.reach, id, said, revision);
    await nameParts.put(id, namePartsOf(user));
    await note(audit, caller, 'scim-user-changed', id, { active: user.active });
    return person;
  };

  return {
    async list(caller: Caller, query: ScimQuery, base: string): Promise<Response> {
      const response = await answerList(query, {
        async *find(wanted) {
          for await (const person of walk((cursor) =>
            people.search(caller.reach, { ...searchOf(wanted), limit: 200, cursor }),
          ))
            yield await resourceOf(person, base);
        },
      });
      await note(audit, caller, 'scim-users-listed', null);
      return response;
    },
    async get(caller: Caller, id: string, query: ScimQuery, base: string, known: string | undefined) {
      const person = await theUser(caller, id);
      const etag = versionOf(person.revision);
      if (known === etag) return new Response(null, { status: 304, headers: { ETag: etag } });
      return scimResponse(shown(await resourceOf(person, base), query), 200, { ETag: etag });
    },
    async create(caller: Caller, body: unknown, base: string): Promise<Response> {
      const user = parsedBody(scimUserSchema, body);
      const person = await people.create(caller.reach, personOf(user, caller.organisation));
      await nameParts.put(person.id, namePartsOf(user));
      await note(audit, caller, 'scim-user-created', person.id);
      return answer(person, base, 201);
    },
    async replace(caller: Caller, id: string, body: unknown, base: string, revision: number | undefined) {
      const { id: own } = await theUser(caller, id);
      return answer(await write(caller, own, parsedBody(scimUserSchema, body), revision), base);
    },
    async patch(caller: Caller, id: string, patch: ScimPatch, base: string, revision: number | undefined) {
      const person = await theUser(caller, id);
      // What it was when it was read, so that of two patches at once neither undoes the other.
      const from = revision ?? person.revision;
      const next = patched(await resourceOf(person, base), patch.Operations);
      return answer(await write(caller, person.id, parsedBody(scimUserSchema, next), from), base);
    },
    async remove(caller: Caller, id: string): Promise<Response> {
      const { id: own } = await theUser(caller, id);
      const removal = await people.remove(caller.reach, own);
      await note(audit, caller, 'scim-user-removed', own, { ...removal });
      return new Response(null, { status: 204 });
    },
  };
}

/** What the database can look for; the rest is looked at one by one. */
function searchOf(wanted: ReadonlyMap<string, string>): Omit<PersonSearch, 'limit' | 'cursor'> {
  const [name, externalId] = [wanted.get('username'), wanted.get('externalid')];
  return {
    source: 'scim',
    ...(name === undefined ? {} : { userName: new Personal(name) }),
    ...(externalId === undefined ? {} : { externalId: { source: 'scim', id: externalId } }),
  };
}

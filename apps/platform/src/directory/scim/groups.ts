import {
  type ScimOperation,
  type ScimPatch,
  type ScimQuery,
  scimGroupSchema,
  scimUrns,
} from '@vedette/contract/platform';
import { type PersonId, VedetteError } from '@vedette/domain';
import type { GroupId, PersonGroup } from '@vedette/store/platform';
import { z } from 'zod';
import { note } from '../../module/audit.ts';
import type { Caller } from '../../module/caller.ts';
import { walk } from '../../module/table/walk.ts';
import type { ScimDeps } from '../deps.ts';
import { answerList, shown } from './answer-list.ts';
import { parseFilter, pathOf } from './filter.ts';
import { parsedBody } from './parsed-body.ts';
import { scimFault, scimResponse } from './scim-error.ts';
import { versionOf } from './user-resource.ts';

const membersSchema = z.array(z.object({ value: z.uuid() })).max(10_000);

/** Groups of SCIM are the groups of the organisation: where their members may go is not for the directory to say. */
export function scimGroups({ stores: { groups }, audit }: ScimDeps) {
  const resourceOf = async ({ reach }: Caller, group: PersonGroup, base: string, hasMembers: boolean) => ({
    schemas: [scimUrns.group],
    id: group.id,
    externalId: group.externalId ?? undefined,
    displayName: group.name,
    members: hasMembers
      ? (await groups.members(reach, group.id)).map((value) => ({ value, $ref: `${base}/Users/${value}` }))
      : undefined,
    meta: {
      resourceType: 'Group',
      created: new Date(group.createdAt).toISOString(),
      lastModified: new Date(group.updatedAt).toISOString(),
      location: `${base}/Groups/${group.id}`,
      version: versionOf(group.revision),
    },
  });
  const answer = async (caller: Caller, group: PersonGroup, base: string, status = 200) =>
    scimResponse(await resourceOf(caller, group, base, true), status, {
      ETag: versionOf(group.revision),
      Location: `${base}/Groups/${group.id}`,
    });
  const theGroup = async ({ reach }: Caller, id: string): Promise<PersonGroup> => {
    const group = await groups.get(reach, id as GroupId);
    if (group === null) throw new VedetteError('not-found', 'caller', { at: 'group' });
    return group;
  };
  const setMembers = async (caller: Caller, id: GroupId, wanted: readonly string[]): Promise<void> => {
    const held = await groups.members(caller.reach, id);
    const next = new Set(wanted);
    const add = [...next].filter((one) => !held.some((member) => member === one)) as PersonId[];
    const remove = held.filter((one) => !next.has(one));
    if (add.length + remove.length > 0) await groups.changeMembers(caller.reach, id, { add, remove });
  };

  return {
    async list(caller: Caller, query: ScimQuery, base: string): Promise<Response> {
      const hasMembers = !/\bmembers\b/i.test([query.excludedAttributes ?? []].flat().join(','));
      return answerList(query, {
        async *find(wanted) {
          const [name, externalId] = [wanted.get('displayname'), wanted.get('externalid')];
          for await (const group of walk((cursor) =>
            groups.list(caller.reach, { name, externalId, limit: 200, cursor }),
          ))
            yield await resourceOf(caller, group, base, hasMembers);
        },
      });
    },
    async get(caller: Caller, id: string, query: ScimQuery, base: string, known: string | undefined) {
      const group = await theGroup(caller, id);
      const etag = versionOf(group.revision);
      if (known === etag) return new Response(null, { status: 304, headers: { ETag: etag } });
      return scimResponse(shown(await resourceOf(caller, group, base, true), query), 200, { ETag: etag });
    },
    async create(caller: Caller, body: unknown, base: string): Promise<Response> {
      const { displayName, externalId, members = [] } = parsedBody(scimGroupSchema, body);
      const group = await groups.create(caller.reach, {
        ...{ organisation: caller.organisation, name: displayName },
        ...{ externalId: externalId ?? null, places: [] },
      });
      await setMembers(
        caller,
        group.id,
        members.map(({ value }) => value),
      );
      await note(audit, caller, 'scim-group-created', group.id, { members: members.length });
      return answer(caller, await theGroup(caller, group.id), base, 201);
    },
    async replace(caller: Caller, id: string, body: unknown, base: string, revision: number | undefined) {
      const group = await theGroup(caller, id);
      const { displayName, externalId, members = [] } = parsedBody(scimGroupSchema, body);
      const patch = { name: displayName, externalId: externalId ?? group.externalId };
      await groups.patch(caller.reach, group.id, patch, revision);
      await setMembers(
        caller,
        group.id,
        members.map(({ value }) => value),
      );
      await note(audit, caller, 'scim-group-changed', group.id, { members: members.length });
      return answer(caller, await theGroup(caller, id), base);
    },
    async patch(caller: Caller, id: string, patch: ScimPatch, base: string, revision: number | undefined) {
      const group = await theGroup(caller, id);
      if (revision !== undefined && revision !== group.revision)
        throw new VedetteError('conflict', 'caller', { at: 'revision' });
      for (const operation of patch.Operations) {
        const step = stepOf(operation);
        if ('fields' in step) await groups.patch(caller.reach, group.id, step.fields);
        else if (step.members === 'all') await setMembers(caller, group.id, step.ids);
        else {
          const change = { add: [] as PersonId[], remove: [] as PersonId[] };
          change[step.members] = [...step.ids] as PersonId[];
          await groups.changeMembers(caller.reach, group.id, change);
        }
      }
      await note(audit, caller, 'scim-group-changed', group.id, { steps: patch.Operations.length });
      return answer(caller, await theGroup(caller, id), base);
    },
    async remove(caller: Caller, id: string): Promise<Response> {
      const group = await theGroup(caller, id);
      await groups.remove(caller.reach, group.id);
      await note(audit, caller, 'scim-group-removed', group.id);
      return new Response(null, { status: 204 });
    },
  };
}

type GroupStep =
  | {
      readonly fields: {
        readonly name?: string | undefined;
        readonly externalId?: string | null | undefined;
      };
    }
  | { readonly members: 'add' | 'remove' | 'all'; readonly ids: readonly string[] };

/** One operation on a group. Members go singly, so that a large group is not read for each. */
function stepOf({ op, path, value }: ScimOperation): GroupStep {
  const named = memberPath(path);
  if (named !== null) return { members: op === 'remove' ? 'remove' : 'add', ids: [named] };
  const name = path === undefined ? null : pathOf(path).join('.');
  if (name === 'members') {
    const ids = parsedBody(membersSchema, value ?? []).map((member) => member.value);
    if (op === 'remove') return { members: value === undefined ? 'all' : 'remove', ids };
    return { members: op === 'add' ? 'add' : 'all', ids };
  }
  const fields = path === undefined ? value : { [name === 'displayname' ? 'displayName' : path]: value };
  if (op === 'remove') throw scimFault('mutability');
  const parsed = parsedBody(scimGroupSchema.partial(), fields);
  if (parsed.members !== undefined)
    return { members: op === 'add' ? 'add' : 'all', ids: parsed.members.map((member) => member.value) };
  return { fields: { name: parsed.displayName, externalId: parsed.externalId } };
}

/** `members[value eq "…"]`, as Okta and Entra ID take one out. */
function memberPath(path: string | undefined): string | null {
  const [, inner] = /^members\[(.*)\]$/i.exec(path ?? '') ?? [];
  if (inner === undefined) return null;
  const filter = parseFilter(inner);
  const isOne = filter.kind === 'compare' && filter.by === 'eq' && filter.path.join('.') === 'value';
  if (!isOne || typeof filter.value !== 'string') throw scimFault('invalidPath');
  return filter.value;
}

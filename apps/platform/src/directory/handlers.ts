import { randomUUID } from 'node:crypto';
import type { DirectoryView, directoryRoutes, NewDirectoryInput } from '@vedette/contract/platform';
import { duration, maskMail, maskName, maskPhone, VedetteError } from '@vedette/domain';
import type { DirectorySettings, DirectorySource, DirectorySourceId, GroupId } from '@vedette/store/platform';
import { note } from '../module/audit.ts';
import type { Caller } from '../module/caller.ts';
import { type AccessOf, callerOf, type HandlersOf } from '../module/serve-module.ts';
import type { DirectoryDeps } from './deps.ts';
import { type Previewed, previewDirectory, runDirectory } from './ldap/run-directory.ts';
import { sealPassword } from './password.ts';

type Routes = typeof directoryRoutes;

export const directoryAccess: AccessOf<Routes> = {
  list: 'directory-write',
  create: 'directory-write',
  change: 'directory-write',
  remove: 'directory-write',
  preview: 'directory-write',
  run: 'directory-write',
};

const minute = 60_000;

export function directoryHandlers(deps: DirectoryDeps): HandlersOf<Routes> {
  return { ...keeping(deps), ...reading(deps) };
}

function keeping({
  stores: { directorySources: sources },
  audit,
  custody,
}: DirectoryDeps): Pick<HandlersOf<Routes>, 'list' | 'create' | 'change' | 'remove'> {
  return {
    list: async (c) => (await sources.all(callerOf(c).reach)).map(directoryView),
    create: async (c) => {
      const caller = callerOf(c);
      const input = c.req.valid('json');
      const id = randomUUID() as DirectorySourceId;
      const secret = await sealPassword(custody, id, input.password);
      const source = await sources.add(caller.reach, caller.organisation, id, settingsOf(input), secret);
      await note(audit, caller, 'directory-added', id);
      return directoryView(source);
    },
    change: async (c) => {
      const caller = callerOf(c);
      const id = c.req.valid('param').id as DirectorySourceId;
      const { password, ...input } = c.req.valid('json');
      const secret = password === undefined ? null : await sealPassword(custody, id, password);
      const held = await sources.get(caller.reach, id);
      // Else a new address would be sent the old password.
      if (held !== null && held.url !== input.url && secret === null)
        throw new VedetteError('input-invalid', 'caller', { at: 'password' });
      const source = await sources.change(caller.reach, id, settingsOf(input), secret);
      await note(audit, caller, 'directory-changed', id);
      return directoryView(source);
    },
    remove: async (c) => {
      const caller = callerOf(c);
      const id = c.req.valid('param').id as DirectorySourceId;
      await sources.remove(caller.reach, id);
      await note(audit, caller, 'directory-removed', id);
      return undefined;
    },
  };
}

function reading(deps: DirectoryDeps): Pick<HandlersOf<Routes>, 'preview' | 'run'> {
  const theSource = async ({ reach }: Caller, id: string): Promise<DirectorySource> => {
    const source = await deps.stores.directorySources.get(reach, id as DirectorySourceId);
    if (source === null) throw new VedetteError('not-found', 'caller', { at: 'directory' });
    return source;
  };
  return {
    preview: async (c) => {
      const caller = callerOf(c);
      const source = await theSource(caller, c.req.valid('param').id);
      const lines = await previewDirectory(deps, source);
      await note(deps.audit, caller, 'directory-previewed', source.id, { read: lines.length });
      return { read: lines.length, lines: lines.map(lineView) };
    },
    run: async (c) => {
      const caller = callerOf(c);
      const source = await theSource(caller, c.req.valid('param').id);
      await note(deps.audit, caller, 'directory-run', source.id);
      await runDirectory(deps, source);
      return directoryView(await theSource(caller, source.id));
    },
  };
}

function settingsOf(input: Omit<NewDirectoryInput, 'password'>): DirectorySettings {
  const { everyMinutes, group, ...rest } = input;
  const every = everyMinutes === null ? null : duration(everyMinutes * minute);
  return { ...rest, every, group: group as GroupId | null };
}

function directoryView(source: DirectorySource): DirectoryView {
  const { secret: _, organisation: __, every, ...rest } = source;
  const { mapping, outcome } = source;
  return {
    ...rest,
    mapping: { ...mapping },
    outcome: outcome === null ? null : { ...outcome },
    everyMinutes: every === null ? null : every / minute,
  };
}

function lineView({ person, ...line }: Previewed) {
  const purpose = 'a preview, masked';
  return {
    ...{ ...line, fields: [...line.fields] },
    name: person?.name.map(maskName).unwrap(purpose) ?? '',
    phone: person?.phone?.map(maskPhone).unwrap(purpose) ?? null,
    mail: person?.mail?.map(maskMail).unwrap(purpose) ?? null,
    unit: person?.unit ?? null,
  };
}

import type {
  ConfigProfileView,
  configProfileRoutes,
  DeviceGroupView,
  deviceGroupRoutes,
  ProfileVersionView,
} from '@vedette/contract/platform';
import type { Instant, OrganisationId } from '@vedette/domain';
import type {
  ConfigProfile,
  ConfigProfileId,
  ConfigProfileStore,
  DeviceGroup,
  DeviceGroupId,
  DeviceGroupStore,
  DeviceId,
  Followed,
  ProfileVersion,
} from '@vedette/store/platform';
import { type AuditTrail, note } from '../module/audit.ts';
import { type AccessOf, callerOf, type HandlersOf } from '../module/serve-module.ts';

export interface DeviceGroupDeps {
  readonly deviceGroups: DeviceGroupStore;
  readonly configProfiles: ConfigProfileStore;
  readonly audit: AuditTrail;
  readonly wake: (device: DeviceId) => void;
  readonly now: () => Instant;
}

export const deviceGroupAccess: AccessOf<typeof deviceGroupRoutes> = {
  list: 'devices-see',
  create: 'devices-change',
  rename: 'devices-change',
  remove: 'devices-change',
  members: 'devices-change',
  preview: 'devices-see',
  follow: 'devices-change',
};

export const configProfileAccess: AccessOf<typeof configProfileRoutes> = {
  list: 'devices-see',
  create: 'devices-change',
  versions: 'devices-see',
  addVersion: 'devices-change',
  remove: 'devices-change',
};

export function deviceGroupHandlers(deps: DeviceGroupDeps): HandlersOf<typeof deviceGroupRoutes> {
  const { deviceGroups, audit, now } = deps;
  const wakeAll = (devices: readonly DeviceId[]): void => {
    for (const device of devices) deps.wake(device);
  };
  return {
    list: async (c) => ({ items: (await deviceGroups.list(callerOf(c).reach)).map(groupView) }),
    create: async (c) => {
      const caller = callerOf(c);
      const { name, organisation = caller.organisation } = c.req.valid('json');
      const group = await deviceGroups.create(caller.reach, organisation as OrganisationId, name, now());
      await note(audit, caller, 'device-group-created', group.id);
      return groupView(group);
    },
    rename: async (c) => {
      const caller = callerOf(c);
      const id = c.req.valid('param').id as DeviceGroupId;
      const group = await deviceGroups.rename(caller.reach, id, c.req.valid('json').name);
      await note(audit, caller, 'device-group-renamed', id);
      return groupView(group);
    },
    remove: async (c) => {
      const caller = callerOf(c);
      const id = c.req.valid('param').id as DeviceGroupId;
      wakeAll(await deviceGroups.remove(caller.reach, id, now()));
      await note(audit, caller, 'device-group-removed', id);
      return undefined;
    },
    members: async (c) => {
      const caller = callerOf(c);
      const id = c.req.valid('param').id as DeviceGroupId;
      const moved = await deviceGroups.move(caller.reach, id, c.req.valid('json'), caller.account, now());
      const { added, removed, changed } = moved;
      await note(audit, caller, 'device-group-members', id, { added, removed });
      wakeAll(changed);
      return { added, removed };
    },
    preview: async (c) => {
      const id = c.req.valid('param').id as DeviceGroupId;
      const { changes, ...counts } = await deviceGroups.preview(
        callerOf(c).reach,
        id,
        c.req.valid('json').follow as Followed,
      );
      return { ...counts, changes: [...changes] };
    },
    follow: async (c) => {
      const caller = callerOf(c);
      const id = c.req.valid('param').id as DeviceGroupId;
      const { follow } = c.req.valid('json');
      const changed = await deviceGroups.follow(caller.reach, id, follow as Followed, caller.account, now());
      const told = {
        profile: follow?.profile ?? null,
        version: follow?.version ?? null,
        changed: changed.length,
      };
      await note(audit, caller, 'device-group-profile', id, told);
      wakeAll(changed);
      return { changed: changed.length };
    },
  };
}

export function configProfileHandlers(
  deps: Pick<DeviceGroupDeps, 'configProfiles' | 'audit' | 'now'>,
): HandlersOf<typeof configProfileRoutes> {
  const { configProfiles, audit, now } = deps;
  return {
    list: async (c) => ({ items: (await configProfiles.list(callerOf(c).reach)).map(profileView) }),
    create: async (c) => {
      const caller = callerOf(c);
      const { name, settings, organisation = caller.organisation } = c.req.valid('json');
      const profile = await configProfiles.create(
        caller.reach,
        { name, settings, by: caller.account, organisation: organisation as OrganisationId },
        now(),
      );
      await note(audit, caller, 'config-profile-created', profile.id, { keys: settings.length });
      return profileView(profile);
    },
    versions: async (c) => {
      const id = c.req.valid('param').id as ConfigProfileId;
      return { items: (await configProfiles.versions(callerOf(c).reach, id)).map(versionView) };
    },
    addVersion: async (c) => {
      const caller = callerOf(c);
      const id = c.req.valid('param').id as ConfigProfileId;
      const { settings, note: text } = c.req.valid('json');
      const written = { settings, by: caller.account, note: text };
      const version = await configProfiles.addVersion(caller.reach, id, written, now());
      await note(audit, caller, 'config-profile-version', id, {
        version: version.version,
        keys: settings.length,
      });
      return versionView(version);
    },
    remove: async (c) => {
      const caller = callerOf(c);
      const id = c.req.valid('param').id as ConfigProfileId;
      await configProfiles.remove(caller.reach, id);
      await note(audit, caller, 'config-profile-removed', id);
      return undefined;
    },
  };
}

const groupView = (group: DeviceGroup): DeviceGroupView => ({ ...group });

function profileView({ newest, groups, id, organisation, name }: ConfigProfile): ConfigProfileView {
  const { version, settings, madeAt: changedAt, madeBy: changedBy } = versionView(newest);
  return {
    id,
    organisation,
    name,
    version,
    settings,
    changedAt,
    changedBy,
    groups: groups.map((one) => ({ ...one })),
  };
}

function versionView({ settings, ...rest }: ProfileVersion): ProfileVersionView {
  return { ...rest, settings: settings.map(([key, value]) => [key, value]) };
}

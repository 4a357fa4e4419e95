import type { LocationView, locationRoutes } from '@vedette/contract/platform';
import type { OrganisationId } from '@vedette/domain';
import type { Location, LocationId, LocationStore, Reach } from '@vedette/store/platform';
import { type AuditTrail, note } from '../module/audit.ts';
import { type AccessOf, callerOf, type HandlersOf } from '../module/serve-module.ts';

type Routes = typeof locationRoutes;

export interface LocationDeps {
  readonly locations: LocationStore;
  readonly audit: AuditTrail;
}

export const locationAccess: AccessOf<Routes> = {
  tree: 'locations-see',
  create: 'locations-change',
  change: 'locations-change',
  remove: 'locations-change',
};

export function locationHandlers({ locations, audit }: LocationDeps): HandlersOf<Routes> {
  return {
    tree: async (c) => {
      const { reach } = callerOf(c);
      return { items: (await locations.tree(reach)).map((location) => locationView(location, reach)) };
    },
    create: async (c) => {
      const caller = callerOf(c);
      const { organisation, parent, ...rest } = c.req.valid('json');
      const location = await locations.create(caller.reach, {
        ...rest,
        organisation: (organisation ?? caller.organisation) as OrganisationId,
        parent: parent as LocationId | null,
      });
      await note(audit, caller, 'location-created', String(location.id), { kind: location.kind });
      return locationView(location, caller.reach);
    },
    change: async (c) => {
      const caller = callerOf(c);
      const id = c.req.valid('param').id as LocationId;
      const location = await locations.change(caller.reach, id, c.req.valid('json'));
      await note(audit, caller, 'location-changed', String(id));
      return locationView(location, caller.reach);
    },
    remove: async (c) => {
      const caller = callerOf(c);
      const id = c.req.valid('param').id as LocationId;
      await locations.remove(caller.reach, id);
      await note(audit, caller, 'location-removed', String(id));
      return undefined;
    },
  };
}

function locationView(location: Location, { places }: Reach): LocationView {
  const { id, organisation, parent, kind, site, path, name, timeZone, capacity } = location;
  const isAbove = places !== null && !path.some((place) => places.includes(place));
  return { id, organisation, parent, kind, site, path: [...path], name, timeZone, capacity, isAbove };
}

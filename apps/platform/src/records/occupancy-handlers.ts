import type { CountedAreaView, occupancyRoutes } from '@vedette/contract/platform';
import { type Instant, roomIn, VedetteError } from '@vedette/domain';
import type { CountedArea, CountedLane, LocationId, OccupancyStore } from '@vedette/store/platform';
import { type AuditTrail, note } from '../module/audit.ts';
import type { Caller } from '../module/caller.ts';
import { type AccessOf, callerOf, type HandlersOf } from '../module/serve-module.ts';

type Routes = typeof occupancyRoutes;

export interface OccupancyDeps {
  readonly occupancy: OccupancyStore;
  readonly audit: AuditTrail;
  readonly now: () => Instant;
}

export const occupancyAccess: AccessOf<Routes> = {
  list: 'flow-see',
  get: 'flow-see',
  count: 'locations-change',
  correct: 'alarms-handle',
  corrections: 'flow-see',
  history: 'flow-see',
  remove: 'locations-change',
};

export function occupancyHandlers({ occupancy, audit, now }: OccupancyDeps): HandlersOf<Routes> {
  const view = async (caller: Caller, place: LocationId): Promise<CountedAreaView> => {
    const area = await occupancy.get(caller.reach, place, now());
    if (area === null) throw new VedetteError('not-found', 'caller', { at: 'area' });
    return areaView(area);
  };
  return {
    list: async (c) => {
      const { place } = c.req.valid('query');
      const areas = await occupancy.list(callerOf(c).reach, place as LocationId | undefined, now());
      return { items: areas.map(areaView) };
    },
    get: (c) => view(callerOf(c), c.req.valid('param').id as LocationId),
    count: async (c) => {
      const caller = callerOf(c);
      const id = c.req.valid('param').id as LocationId;
      const { lanes, resetMinute } = c.req.valid('json');
      await occupancy.count(caller.reach, id, { lanes: lanes as CountedLane[] | null, resetMinute }, now());
      await note(audit, caller, 'area-counted', String(id), { lanes: lanes?.length ?? null, resetMinute });
      return view(caller, id);
    },
    correct: async (c) => {
      const caller = callerOf(c);
      const id = c.req.valid('param').id as LocationId;
      const { inside, reason } = c.req.valid('json');
      const counted = await occupancy.correct(
        caller.reach,
        id,
        { inside, reason, by: caller.account },
        now(),
      );
      await note(audit, caller, 'occupancy-corrected', String(id), { counted, inside, reason });
      return view(caller, id);
    },
    corrections: async (c) => {
      const id = c.req.valid('param').id as LocationId;
      return { items: [...(await occupancy.corrections(callerOf(c).reach, id, 100))] };
    },
    history: async (c) => {
      const id = c.req.valid('param').id as LocationId;
      const { step } = c.req.valid('query');
      return { items: [...(await occupancy.history(callerOf(c).reach, id, step, now()))] };
    },
    remove: async (c) => {
      const caller = callerOf(c);
      const id = c.req.valid('param').id as LocationId;
      await occupancy.remove(caller.reach, id);
      await note(audit, caller, 'area-not-counted', String(id));
      return undefined;
    },
  };
}

function areaView({ organisation: _, site: __, lanes, ...area }: CountedArea): CountedAreaView {
  const { inside, capacity } = area;
  return {
    ...area,
    room: capacity === null ? 'unknown' : roomIn({ inside, capacity }),
    lanes: lanes === null ? null : lanes.map((lane) => ({ ...lane })),
  };
}

import type { doorStates, FloorPlanView, floorPlanRoutes, LiveDoorView } from '@vedette/contract/platform';
import { type Instant, VedetteError } from '@vedette/domain';
import type {
  FloorPlan,
  FloorPlanId,
  FloorPlanStore,
  LiveDoor,
  LiveDoorStore,
  LocationId,
  PlacedDoor,
} from '@vedette/store/platform';
import { type AuditTrail, note } from '../../module/audit.ts';
import { pageOf } from '../../module/page-of.ts';
import { type AccessOf, callerOf, type HandlersOf } from '../../module/serve-module.ts';
import { redraw } from './redraw.ts';

type Routes = typeof floorPlanRoutes;

export interface FloorPlanDeps {
  readonly floorPlans: FloorPlanStore;
  readonly liveDoors: LiveDoorStore;
  readonly audit: AuditTrail;
  readonly now: () => Instant;
}

export const floorPlanAccess: AccessOf<Routes> = {
  list: 'locations-see',
  create: 'locations-change',
  get: 'locations-see',
  picture: 'locations-see',
  placeDoors: 'locations-change',
  live: 'locations-see',
  doors: 'locations-see',
  remove: 'locations-change',
};

export function floorPlanHandlers({ floorPlans, liveDoors, audit, now }: FloorPlanDeps): HandlersOf<Routes> {
  return {
    list: async (c) => {
      const plans = await floorPlans.list(callerOf(c).reach, c.req.valid('param').id as LocationId);
      return { items: plans.map(planView) };
    },
    create: async (c) => {
      const caller = callerOf(c);
      const place = c.req.valid('param').id as LocationId;
      const { name } = c.req.valid('query');
      const drawn = await redraw(new Uint8Array(await c.req.arrayBuffer()));
      const plan = await floorPlans.add(caller.reach, { ...drawn, place, name, by: caller.account }, now());
      await note(audit, caller, 'floor-plan-created', plan.id, { place });
      return planView(plan);
    },
    get: async (c) =>
      planView(found(await floorPlans.get(callerOf(c).reach, c.req.valid('param').id as FloorPlanId))),
    picture: async (c) => {
      const picture = found(
        await floorPlans.picture(callerOf(c).reach, c.req.valid('param').id as FloorPlanId),
      );
      // The picture of an id never changes.
      const headers = { 'Content-Type': 'image/webp', 'Cache-Control': 'private, max-age=86400, immutable' };
      return new Response(Buffer.from(picture), { headers });
    },
    placeDoors: async (c) => {
      const caller = callerOf(c);
      const id = c.req.valid('param').id as FloorPlanId;
      const { doors } = c.req.valid('json');
      const plan = await floorPlans.placeDoors(caller.reach, id, doors as PlacedDoor[]);
      await note(audit, caller, 'floor-plan-doors', id, { doors: doors.length });
      return planView(plan);
    },
    live: async (c) => {
      const { reach } = callerOf(c);
      const plan = found(await floorPlans.get(reach, c.req.valid('param').id as FloorPlanId));
      return { items: (await liveDoors.onPlan(reach, plan.id, now())).map(doorView) };
    },
    doors: async (c) => {
      const { place, ...page } = c.req.valid('query');
      const filter = { ...pageOf(page), place: place as LocationId | undefined };
      const { items, next } = await liveDoors.list(callerOf(c).reach, filter, now());
      return { items: items.map(doorView), next };
    },
    remove: async (c) => {
      const caller = callerOf(c);
      const id = c.req.valid('param').id as FloorPlanId;
      await floorPlans.remove(caller.reach, id);
      await note(audit, caller, 'floor-plan-removed', id);
      return undefined;
    },
  };
}

function found<T>(plan: T | null): T {
  if (plan === null) throw new VedetteError('not-found', 'caller', { at: 'floor plan' });
  return plan;
}

const planView = ({ doors, ...plan }: FloorPlan): FloorPlanView => ({
  ...plan,
  doors: doors.map((door) => ({ ...door })),
});

function doorView(door: LiveDoor): LiveDoorView {
  return { ...door, alarms: door.alarms.map((alarm) => ({ ...alarm })), state: doorState(door) };
}

/** The gravest that is known, as a guard would tell it. */
function doorState({ alarms, isOnline }: LiveDoor): (typeof doorStates)[number] {
  const kinds = new Set(alarms.map(({ kind }) => kind));
  if (kinds.has('fire')) return 'fire';
  if (kinds.has('forced')) return 'forced';
  if (kinds.has('held-open')) return 'held-open';
  if (isOnline === null) return 'unknown';
  if (!isOnline) return 'offline';
  return kinds.has('driver') || kinds.has('camera') ? 'trouble' : 'normal';
}

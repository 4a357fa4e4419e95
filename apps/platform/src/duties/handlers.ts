import type { platformDutyRoutes } from '@vedette/contract/platform';
import { type DutyId, dutyProblems, presetDuty, presetNames } from '@vedette/domain';
import type { LocationId } from '@vedette/store/platform';
import { note } from '../module/audit.ts';
import { type AccessOf, callerOf, type HandlersOf } from '../module/serve-module.ts';
import { demandDuty, demandFlawless, writtenProblems } from './check-duty.ts';
import { consequences } from './consequences.ts';
import { changeBy, type DutyDeps, organisationOf } from './deps.ts';
import { dutyViews, placeView, terminalView } from './duty-views.ts';

type Routes = typeof platformDutyRoutes;

export const dutyAccess: AccessOf<Routes> = {
  list: 'duties-see',
  presets: 'duties-see',
  check: 'duties-see',
  add: 'duties-change',
  versions: 'duties-see',
  places: 'duties-see',
  preview: 'duties-see',
  assign: 'duties-change',
  withdraw: 'duties-change',
  placeHistory: 'duties-see',
  terminals: 'duties-see',
};

/** Until a duty names who answers for the data; the form asks for it before a preset can be kept. */
const nobodyYet = { name: '—', contact: '—' };

export function dutyHandlers(deps: DutyDeps): HandlersOf<Routes> {
  return { ...ofDuties(deps), ...ofPlaces(deps), ...ofConsequences(deps) };
}

type OfDuties = 'list' | 'presets' | 'check' | 'add' | 'versions';

function ofDuties({ duties, audit, now }: DutyDeps): Pick<HandlersOf<Routes>, OfDuties> {
  return {
    list: async (c) => {
      const { reach } = callerOf(c);
      return { items: dutyViews(await duties.list(reach), await duties.places(reach)) };
    },
    presets: async (c) => {
      const [known] = await duties.list(callerOf(c).reach);
      const processor = known?.duty.processor ?? nobodyYet;
      return { items: presetNames.map((name) => presetDuty(name, { processor })) };
    },
    check: async (c) => ({ problems: [...writtenProblems(c.req.valid('json'))] }),
    add: async (c) => {
      const caller = callerOf(c);
      const { duty, note: why } = c.req.valid('json');
      const organisation = organisationOf(caller, c.req.valid('query'));
      const change = changeBy(caller, why, now());
      const made = await duties.add(caller.reach, organisation, demandDuty(duty), change);
      await note(audit, caller, 'duty-written', `${made.duty.id}@${made.duty.version}`, { reason: why });
      return dutyView(made);
    },
    versions: async (c) => {
      const caller = callerOf(c);
      const organisation = organisationOf(caller, c.req.valid('query'));
      const found = await duties.versions(caller.reach, organisation, c.req.valid('param').id as DutyId);
      return { items: dutyViews(found, await duties.places(caller.reach)) };
    },
  };
}

function dutyView(made: Parameters<typeof dutyViews>[0][number]) {
  const { organisation, duty, at, by, note: why } = made;
  return { organisation, duty: duty as never, at, by, note: why, places: [] };
}

type OfPlaces = 'places' | 'assign' | 'withdraw' | 'placeHistory';

function ofPlaces({ duties, audit, now }: DutyDeps): Pick<HandlersOf<Routes>, OfPlaces> {
  return {
    places: async (c) => ({ items: (await duties.places(callerOf(c).reach)).map(placeView) }),
    assign: async (c) => {
      const caller = callerOf(c);
      const place = c.req.valid('param').id as LocationId;
      const { duty: id, version, note: why } = c.req.valid('json');
      const asked = { id: id as DutyId, version };
      const { duty } = await duties.forPlace(caller.reach, place, asked.id, version);
      demandFlawless(await duties.missingParts(caller.reach, place, duty));
      const put = await duties.assign(caller.reach, place, asked, changeBy(caller, why, now()));
      const detail = { place, reason: why };
      await note(audit, caller, 'duty-put-on', `${put.duty}@${put.version}`, detail);
      return placeView(put);
    },
    withdraw: async (c) => {
      const caller = callerOf(c);
      const place = c.req.valid('param').id as LocationId;
      const why = c.req.valid('query').note ?? '';
      await duties.withdraw(caller.reach, place, changeBy(caller, why, now()));
      await note(audit, caller, 'duty-taken-off', String(place), { reason: why });
      return undefined;
    },
    placeHistory: async (c) => {
      const events = await duties.placeEvents(callerOf(c).reach, c.req.valid('param').id as LocationId);
      return { items: events.map((event) => ({ ...event })) };
    },
  };
}

function ofConsequences({ duties }: DutyDeps): Pick<HandlersOf<Routes>, 'preview' | 'terminals'> {
  return {
    preview: async (c) => {
      const { reach } = callerOf(c);
      const place = c.req.valid('param').id as LocationId;
      const { duty } = c.req.valid('json');
      const { sites, terminals, now } = await duties.range(reach, place);
      const missing = await duties.missingParts(reach, place, duty);
      return {
        ...{ sites, terminals, problems: [...dutyProblems(duty), ...missing] },
        ...consequences(duty, now),
        now: now.map(({ id, version }) => ({ duty: id, version })),
      };
    },
    terminals: async (c) => {
      const { place } = c.req.valid('query');
      const found = await duties.terminals(callerOf(c).reach, (place ?? null) as LocationId | null);
      return { items: found.map(terminalView) };
    },
  };
}

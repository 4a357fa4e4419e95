import {
  type ReleaseView,
  type RolloutDeviceView,
  type RolloutView,
  type UpdateRepositoryView,
  updateLimits,
  type updateRoutes,
} from '@vedette/contract/platform';
import { duration, type Instant, VedetteError } from '@vedette/domain';
import type {
  DeviceId,
  NewRollout,
  Rollout,
  RolloutDevice,
  RolloutId,
  RolloutProgress,
  RolloutStore,
  StoredRelease,
  UpdateArchiveStore,
  UpdateRepositoryStore,
} from '@vedette/store/platform';
import { type AuditTrail, note } from '../module/audit.ts';
import type { Caller } from '../module/caller.ts';
import { pageOf } from '../module/page-of.ts';
import { type AccessOf, callerOf, type HandlersOf } from '../module/serve-module.ts';
import type { OnlineKey } from './online-key.ts';
import { publishRoot, publishTargets } from './publish.ts';
import { readRoot } from './read-metadata.ts';
import { type TellStoppedDeps, tellStopped } from './tell-stopped.ts';

type Routes = typeof updateRoutes;

export interface UpdateDeps extends TellStoppedDeps {
  readonly updates: UpdateRepositoryStore;
  readonly updateArchives: UpdateArchiveStore;
  readonly rollouts: RolloutStore;
  readonly onlineKey: OnlineKey;
  readonly audit: AuditTrail;
  readonly wake: (device: DeviceId) => void;
  readonly now: () => Instant;
}

export const updateAccess: AccessOf<Routes> = {
  repository: 'devices-see',
  putRoot: 'devices-change',
  putTargets: 'devices-change',
  putRelease: 'devices-change',
  releases: 'devices-see',
  rollouts: 'devices-see',
  start: 'devices-change',
  rollout: 'devices-see',
  rolloutDevices: 'devices-see',
  pause: 'devices-change',
  resume: 'devices-change',
  stop: 'devices-change',
  rollBack: 'devices-change',
};

const minute = 60_000;

export function updateHandlers(deps: UpdateDeps): HandlersOf<Routes> {
  return { ...repositoryHandlers(deps), ...rolloutHandlers(deps) };
}

type RepositoryRoute = 'repository' | 'putRoot' | 'putTargets' | 'putRelease' | 'releases';

/** The repository is one for the whole platform: who writes to it reaches every organisation. */
function repositoryHandlers(deps: UpdateDeps): Pick<HandlersOf<Routes>, RepositoryRoute> {
  const { updates, updateArchives, audit, now } = deps;
  const demandAll = async ({ reach }: Caller): Promise<void> => {
    if (!(await updates.reachesAll(reach)))
      throw new VedetteError('not-allowed', 'caller', { at: 'organisations' });
  };
  return {
    repository: () => repositoryView(deps),
    putRoot: async (c) => {
      const caller = callerOf(c);
      await demandAll(caller);
      await publishRoot(deps, await c.req.text(), now());
      const view = await repositoryView(deps);
      await note(audit, caller, 'update-root-published', null, { version: view.root?.version ?? null });
      return view;
    },
    putTargets: async (c) => {
      const caller = callerOf(c);
      await demandAll(caller);
      await publishTargets(deps, await c.req.text(), now());
      const view = await repositoryView(deps);
      await note(audit, caller, 'update-targets-published', null, { version: view.targets?.version ?? null });
      return view;
    },
    putRelease: async (c) => {
      const caller = callerOf(c);
      await demandAll(caller);
      const { hash } = c.req.valid('param');
      const { body } = c.req.raw;
      if (body === null) throw new VedetteError('input-invalid', 'caller', { at: 'body' });
      const length = await updateArchives.put(hash, body, updateLimits.release, now());
      await note(audit, caller, 'release-uploaded', hash, { length });
      return { hash, length };
    },
    releases: async (c) => ({ items: (await updates.releases(callerOf(c).reach)).map(releaseView) }),
  };
}

function rolloutHandlers(deps: UpdateDeps): Omit<HandlersOf<Routes>, RepositoryRoute> {
  const { rollouts, audit, now } = deps;
  const turn = async (
    caller: Caller,
    id: string,
    phase: 'running' | 'paused' | 'stopped',
    reason: string,
  ) => {
    const rollout = await rollouts.setPhase(caller.reach, id as RolloutId, phase, now());
    await note(audit, caller, `rollout-${phase}`, id, { reason });
    return rolloutView(rollout);
  };
  return {
    rollouts: async (c) => {
      const page = await rollouts.list(callerOf(c).reach, pageOf(c.req.valid('query')));
      return { items: page.items.map(rolloutView), next: page.next };
    },
    start: async (c) => {
      const caller = callerOf(c);
      const { hash, scope, stages, failureLimit, patienceMinutes } = c.req.valid('json');
      const { account: by, organisation } = caller;
      const patience = duration(patienceMinutes * minute);
      const asked = {
        hash,
        stages,
        failureLimit,
        patience,
        by,
        organisation,
        scope: scope as NewRollout['scope'],
      };
      const rollout = await rollouts.start(caller.reach, asked, now());
      await note(audit, caller, 'rollout-started', rollout.id, { hash, version: rollout.version });
      await stepRollouts(deps);
      return rolloutView(rollout);
    },
    rollout: async (c) => {
      const rollout = await rollouts.get(callerOf(c).reach, c.req.valid('param').id as RolloutId);
      if (rollout === null) throw new VedetteError('not-found', 'caller', { at: 'rollout' });
      return rolloutView(rollout);
    },
    rolloutDevices: async (c) => {
      const { state, ...query } = c.req.valid('query');
      const id = c.req.valid('param').id as RolloutId;
      const page = await rollouts.devices(callerOf(c).reach, id, { ...pageOf(query), state });
      return { items: page.items.map(rolloutDeviceView), next: page.next };
    },
    pause: (c) => turn(callerOf(c), c.req.valid('param').id, 'paused', c.req.valid('json').reason),
    resume: (c) => turn(callerOf(c), c.req.valid('param').id, 'running', c.req.valid('json').reason),
    stop: (c) => turn(callerOf(c), c.req.valid('param').id, 'stopped', c.req.valid('json').reason),
    rollBack: async (c) => {
      const caller = callerOf(c);
      const { id } = c.req.valid('param');
      const back = await rollouts.rollBack(caller.reach, id as RolloutId, caller.account, now());
      await note(audit, caller, 'rollout-rolled-back', id, { reason: c.req.valid('json').reason });
      await stepRollouts(deps);
      return { items: back.map(rolloutView) };
    },
  };
}

/** One look at the running roll-outs; to be called every half minute as well. */
export async function stepRollouts(
  deps: TellStoppedDeps & Pick<UpdateDeps, 'rollouts' | 'wake' | 'now'>,
): Promise<RolloutProgress> {
  const progress = await deps.rollouts.step(deps.now());
  for (const device of progress.told) deps.wake(device);
  for (const rollout of progress.stopped) await tellStopped(deps, rollout);
  return progress;
}

async function repositoryView({ updates, onlineKey }: UpdateDeps): Promise<UpdateRepositoryView> {
  const [root, targets, timestamp] = await Promise.all([
    updates.newest('root'),
    updates.newest('targets'),
    updates.newest('timestamp'),
  ]);
  const role = root === null ? undefined : readRoot(root.body).signed.roles['root'];
  return {
    root:
      root === null
        ? null
        : {
            ...{ version: root.version, expiresAt: root.expiresAt },
            ...{ keyIds: [...(role?.keyIDs ?? [])], threshold: role?.threshold ?? 0 },
          },
    targets: targets === null ? null : { version: targets.version, expiresAt: targets.expiresAt },
    timestamp: timestamp === null ? null : { version: timestamp.version, expiresAt: timestamp.expiresAt },
    onlineKey: Buffer.from(onlineKey.publicKey).toString('hex'),
  };
}

const releaseView = ({ path: _, ...release }: StoredRelease): ReleaseView => release;

function rolloutView({ organisation: _, patience: __, stages, counts, ...rollout }: Rollout): RolloutView {
  return { ...rollout, stages: [...stages], counts: { ...counts } };
}

const rolloutDeviceView = (device: RolloutDevice): RolloutDeviceView => device;

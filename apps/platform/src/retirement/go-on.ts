import { randomUUID } from 'node:crypto';
import {
  after,
  duration,
  longestCommandLife,
  type RetirementEvent,
  type RetirementPhase,
} from '@vedette/domain';
import type { Retirement, RetirementChange } from '@vedette/store/platform';
import { wholeReach } from '../devices/link/link-deps.ts';
import { certify, certifyFailure } from './certify.ts';
import type { RetirementDeps } from './deps.ts';
import { obstacleTo } from './obstacles.ts';
import { stockOf } from './take-stock.ts';

/** Phases in which the platform itself has something to do. */
export const ownPhases: readonly RetirementPhase[] = [
  'hold-check',
  'approved',
  'hunted',
  'validated',
  'failed',
];

/** Does what the platform has to do next of a retirement; gives it as it stands then. */
export async function goOn(deps: RetirementDeps, retirement: Retirement): Promise<Retirement> {
  switch (retirement.state.phase) {
    case 'hold-check':
      return lookForHolds(deps, retirement);
    case 'approved':
      return destroy(deps, retirement);
    case 'hunted':
      return judge(deps, retirement);
    case 'validated':
      return certified(deps, retirement);
    case 'failed':
      return certifyFailure(deps, retirement);
    default:
      return retirement;
  }
}

/** One step by the platform itself. */
export function stepOf(
  { stores, now }: RetirementDeps,
  { id }: Retirement,
  event: RetirementEvent,
  change: RetirementChange = {},
): Promise<Retirement> {
  return stores.retirements.step(id, event, null, now(), change);
}

async function lookForHolds(deps: RetirementDeps, retirement: Retirement): Promise<Retirement> {
  const stock = await stockOf(deps, retirement);
  if (stock === null) return retirement;
  const { holdings, at: holdingsAt } = stock;
  const obstacle = await obstacleTo(deps, retirement, holdings);
  if (obstacle === null) return stepOf(deps, retirement, { kind: 'found-free' }, { holdings, holdingsAt });
  return stepOf(deps, retirement, { kind: 'found-held' }, { holdings, holdingsAt, detail: obstacle });
}

/** From here on nobody opens what the device holds, whether it is there or not. */
async function destroy(deps: RetirementDeps, retirement: Retirement): Promise<Retirement> {
  const { destroyShares, now } = deps;
  await tellLog(deps, retirement);
  const { shares } = await destroyShares(retirement.device);
  // Where no share was kept there is nothing whose destruction makes anything unreadable: nobody may claim it.
  if (shares.length === 0) return stepOf(deps, retirement, { kind: 'failed', reason: 'no-share' });
  const gone = { kind: 'shares-destroyed', at: now(), leaseEndsAt: null } as const;
  const destroyed = await stepOf(deps, retirement, gone, { shares: [...shares] });
  await tellDevice(deps, destroyed);
  return destroyed;
}

/** Before anything is lost. Asked again after a crash it is the same line: its time is that of the agreement. */
async function tellLog({ issue }: RetirementDeps, retirement: Retirement): Promise<void> {
  const { id, organisation, device, changedAt: at } = retirement;
  await issue.log.append({
    ...{ kind: 'RETIRE_REQUESTED', at, organisation: issue.names.organisation(organisation).hash },
    ...{ subject: issue.names.device(device).hash, detail: { request: id, devices: 1 } },
  });
}

/** A device that is away is told when it comes back, within a month. */
export async function tellDevice(
  { stores, wake, now }: RetirementDeps,
  { id, device, organisation, state }: Retirement,
): Promise<void> {
  const command = {
    ...{ id: randomUUID(), device, kind: 'retire' as const, body: { retirement: id } },
    ...{ notAfter: after(now(), duration(longestCommandLife - 60_000)), by: state.requestedBy, reason: null },
  };
  await stores.commands.give(wholeReach(organisation), command, now());
  wake(device);
}

/** Verification: whether the evidence says what it must. What it comes to, the domain says. */
async function judge(deps: RetirementDeps, retirement: Retirement): Promise<Retirement> {
  const { grade } = retirement.state;
  if (grade === null || grade === 'failed')
    return stepOf(deps, retirement, { kind: 'failed', reason: reasonOf(retirement) });
  return stepOf(deps, retirement, { kind: 'verified' });
}

function reasonOf({ reports }: Retirement): string {
  const failed = reports.find(({ report }) => report.failure !== null);
  return failed?.report.failure ?? 'evidence-insufficient';
}

async function certified(deps: RetirementDeps, retirement: Retirement): Promise<Retirement> {
  const { stores, now } = deps;
  const { organisation, device, state, reason } = retirement;
  const certificate = await certify(deps, retirement);
  const done = await stepOf(deps, retirement, { kind: 'certified' }, { certificate });
  await stores.devices.retire(wholeReach(organisation), device, now(), { by: state.requestedBy, reason });
  deps.wake(device);
  return done;
}

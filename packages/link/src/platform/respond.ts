import {
  type DeviceId,
  type Downlink,
  type LogId,
  linkTimes,
  type Uplink,
  type UplinkOf,
} from '@vedette/contract/link';
import { fromEntryWire } from '../records/wire.ts';
import { askKeeper } from './ask-keeper.ts';
import { faultOfError, retryAfterFault } from './link-fault.ts';
import type { Birth, LinkDeps } from './ports.ts';
import { syncPage } from './sync-answer.ts';

/** Who speaks, on which channel. */
export interface Speaker {
  readonly device: DeviceId;
  readonly session: string;
  readonly version: number;
  readonly over: Birth['over'];
}

/** The answer to one message; every message has one. Never throws. */
export async function respond(deps: LinkDeps, speaker: Speaker, message: Uplink): Promise<Downlink> {
  try {
    return await answerTo(deps, speaker, message);
  } catch (error) {
    const fault = faultOfError(error);
    if (fault === 'internal') deps.troubled(error);
    const retryAfter = retryAfterFault(fault, deps.random());
    if (retryAfter === undefined) return { type: 'refused', re: message.id, fault };
    return { type: 'slow-down', re: message.id, retryAfter };
  }
}

async function answerTo(deps: LinkDeps, speaker: Speaker, message: Uplink): Promise<Downlink> {
  const { device } = speaker;
  const re = message.id;
  const at = deps.clock.now();
  switch (message.type) {
    case 'birth':
      return welcome(deps, speaker, message);
    case 'heartbeat':
      await deps.presence.heard(device, message.health, at);
      return { type: 'pulse', re, at: deps.clock.now() };
    case 'records':
      return keep(deps, device, message);
    case 'config-reported':
      await deps.configs.reported(device, message.version, message.problems);
      return { type: 'taken', re };
    case 'sync-want':
      return { type: 'sync-page', re, page: await syncPage(deps.sync, device, message.want) };
    case 'sync-applied':
      await deps.sync.applied(device, message.applied);
      return { type: 'taken', re };
    case 'command-answer':
      await deps.commands.answered(device, message.answer, at);
      return { type: 'taken', re };
    case 'references-wrapped':
      await deps.references.wrapped(device, message.wraps);
      return { type: 'taken', re };
    case 'keeper-prepare':
    case 'keeper-ask':
    case 'keeper-settled':
      return askKeeper(deps.keeper, device, message);
    case 'shreds-reported':
      await deps.shreds.reported(device, message.shreds);
      return { type: 'taken', re };
    case 'retirement':
      return retiring(deps, device, message);
  }
}

async function retiring(
  deps: LinkDeps,
  device: DeviceId,
  message: UplinkOf<'retirement'>,
): Promise<Downlink> {
  const { id: re, retirement, said } = message;
  const answer = await deps.retirements.heard(device, retirement, said);
  if (answer === 'unknown') return { type: 'refused', re, fault: 'retirement-unknown' };
  return answer === 'taken' ? { type: 'taken', re } : { type: 'retirement-key', re, ...answer };
}

async function welcome(deps: LinkDeps, speaker: Speaker, birth: UplinkOf<'birth'>): Promise<Downlink> {
  const { device, session, version, over } = speaker;
  const { facts, health } = birth;
  await deps.presence.born(device, { session, version, over, facts, health }, deps.clock.now());
  const keys = [deps.key.publicKey, ...deps.otherKeys];
  return {
    ...{ type: 'welcome', re: birth.id, at: deps.clock.now(), heartbeat: linkTimes.heartbeat },
    platformKeys: keys.map((key) => Buffer.from(key).toString('base64url')),
    logs: await Promise.all(health.logs.map(({ log }) => heldOf(deps, device, log))),
  };
}

async function heldOf({ records }: LinkDeps, device: DeviceId, log: LogId) {
  const { through, gaps } = await records.held(device, log);
  return { log, through, gaps: [...gaps] };
}

async function keep(deps: LinkDeps, device: DeviceId, records: UplinkOf<'records'>): Promise<Downlink> {
  const { id: re, log, entries } = records;
  const first = entries[0]?.seq ?? 0;
  if (entries.some(({ seq }, at) => seq !== first + at))
    return { type: 'refused', re, fault: 'message-malformed' };
  const kept = await deps.records.append(
    device,
    log,
    entries.map(({ seq, entry }) => fromEntryWire({ seq, entry })),
  );
  return {
    type: 'records-kept',
    re,
    log,
    through: kept.through,
    gaps: [...kept.gaps],
    setAside: [...kept.setAside],
  };
}

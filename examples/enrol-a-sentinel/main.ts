// A sentinel of one's own: joins a platform by the code that it shows, is told what to do, and tells what happened.
import { randomUUID } from 'node:crypto';
import type { DutyId, LaneId, PassageId } from '@vedette/domain';
import {
  type CommandRunner,
  joinByCode,
  type LinkEntry,
  linkKeyFrom,
  newLinkSecret,
  nodeNet,
  type OwnClock,
  openLinkClient,
  systemClock,
} from '@vedette/link/device';
import { MemoryDevice } from '@vedette/testing/link';
import { fromEnvironment, giveUp } from '../lib/platform.ts';

const origin = fromEnvironment('VEDETTE_URL');
const lane = 'lane-1' as LaneId;
const stop = new AbortController();
process.once('SIGINT', () => stop.abort());
process.once('SIGTERM', () => stop.abort());

/** Its name for ever: a real sentinel makes it once, and keeps it where nobody else reads it. */
const key = linkKeyFrom(newLinkSecret());
const net = nodeNet();
const self = { software: 'my-sentinel/1', model: 'my-door', serial: null };
const ownClock: OwnClock = { quality: () => 'synced' };

const runner: CommandRunner = {
  async run(command) {
    if (command.kind !== 'open-lane')
      return { command: command.id, state: 'failed', failure: 'not-supported', result: [] };
    if (command.lane !== lane)
      return { command: command.id, state: 'failed', failure: 'no-such-lane', result: [] };
    console.log(`opened ${lane}`); // Here stands your relay.
    device?.outbox.add(passage());
    return { command: command.id, state: 'done', result: [] };
  },
};

/** Somebody was let in by hand. No duty, so nothing about him: the body, which would be sealed, is missing. */
function passage(): LinkEntry {
  const header = {
    ...{
      id: randomUUID() as string as PassageId,
      occurredAt: systemClock.now(),
      lane,
      direction: 'in' as const,
    },
    ...{ duty: 'access-control' as DutyId, dutyVersion: 1, purpose: 'access-control' },
    ...{ outcome: 'granted' as const, reasons: [], notices: [], by: [], manual: true },
  };
  return { kind: 'pass-record', header, subjectTag: null, body: null };
}

let device: MemoryDevice | undefined;
try {
  const joined = await joinByCode(
    { key, net, clock: systemClock, ownClock, random: Math.random },
    {
      ...{ ...self, origin, signal: stop.signal },
      show: (claim) => {
        if (claim !== null) console.log(`claim ${claim.device} with the code ${claim.code}`);
      },
    },
  );
  console.log(`belongs to ${joined.siteName}`);
  // Log, sync set and command memory; these forget at the end, yours stand on a disk (the ports say what they promise).
  device = new MemoryDevice({ origin, platformKeys: joined.platformKeys, key, net });
  const { deps } = device;
  const facts = async () => ({ ...(await deps.self.facts()), ...self, lanes: [lane] });
  const link = openLinkClient({ ...deps, ownClock, runner, self: { ...deps.self, facts } });
  link.onState(({ phase, over }) => console.log(over === null ? phase : `${phase} over ${over}`));
  await new Promise((done) => stop.signal.addEventListener('abort', done));
  await link.close();
} catch (error) {
  if (!stop.signal.aborted) giveUp(error);
}

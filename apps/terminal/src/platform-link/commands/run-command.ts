import type { Command, CommandFailure, CommandId, CommandOf, CommandResult } from '@vedette/contract/link';
import { type ErrorCode, VedetteError } from '@vedette/domain';
import type { CommandRunner } from '@vedette/link';
import type { TerminalStore } from '@vedette/store';
import type { Lanes } from '../../lane/lanes.ts';
import type { Updates } from '../../updates/open-updates.ts';
import { type DiagnoseNeeds, diagnose } from './diagnose.ts';
import { word } from './word.ts';

export interface RunCommandNeeds extends DiagnoseNeeds {
  readonly store: Pick<TerminalStore, 'audit' | 'upkeep' | 'link'>;
  readonly lanes: Lanes;
  readonly selfTest: () => Promise<readonly { part: string; ok: boolean; detail: string }[]>;
  /** Shows and sounds which terminal this is, for some seconds. */
  readonly identify: () => void;
  /** Takes the platform's whole set again. */
  readonly syncAnew: () => void;
  /** Null where no root was delivered: then nobody's releases are believed. */
  readonly updates: Updates | null;
  /** Ends this process so that it, or a release on trial, starts anew, once that command's answer has gone. */
  readonly leaveAfter: (command: CommandId) => void;
  /** Begins to take this terminal out of service; the command is answered before anything is destroyed. */
  readonly retire: (retirement: string) => Promise<void>;
  readonly onFault: (cause: unknown) => void;
}

type Outcome = Awaited<ReturnType<CommandRunner['run']>>;

/** Carries out what the platform may ask for, each act with its line in the audit before it happens. */
export function commandRunner(needs: RunCommandNeeds): CommandRunner {
  return {
    async run(command) {
      try {
        return await carriedOut(needs, command);
      } catch (cause) {
        const failure = failureOf(cause);
        if (failure === 'internal') needs.onFault(cause);
        return failed(command, failure);
      }
    },
  };
}

async function carriedOut(needs: RunCommandNeeds, command: Command): Promise<Outcome> {
  switch (command.kind) {
    case 'open-lane':
      return openLane(needs, command);
    case 'identify':
      needs.identify();
      return done(command);
    case 'self-test':
      return selfTested(needs, command);
    case 'diagnose':
      return done(command, await diagnose(needs, command.items));
    case 'sync-anew':
      needs.syncAnew();
      return done(command);
    case 'restart':
      await noted(needs, 'restarted', null);
      needs.leaveAfter(command.id);
      return done(command);
    case 'update':
      return update(needs, command);
    case 'retire':
      await noted(needs, 'retirement-begun', command.retirement);
      await needs.retire(command.retirement);
      return done(command);
  }
}

async function openLane(needs: RunCommandNeeds, command: CommandOf<'open-lane'>): Promise<Outcome> {
  const { lanes } = needs;
  if (!lanes.list().some(({ id }) => id === command.lane)) return failed(command, 'no-such-lane');
  // Before the door moves: an opening from afar without its line must not happen.
  await noted(needs, 'lane-opened', command.lane);
  await lanes.open(command.lane);
  return done(command);
}

async function update(needs: RunCommandNeeds, command: CommandOf<'update'>): Promise<Outcome> {
  const { updates, leaveAfter } = needs;
  if (updates === null) return failed(command, 'not-supported');
  await noted(needs, 'update-begun', command.version);
  const answer = await updates.run(command);
  const isOnTrial = answer.result.some(([name, value]) => name === 'update' && value === 'on-trial');
  if (answer.state === 'done' && isOnTrial) leaveAfter(command.id);
  return answer;
}

async function selfTested({ selfTest }: RunCommandNeeds, command: Command): Promise<Outcome> {
  const parts = await selfTest();
  const result: CommandResult = parts.slice(0, 64).map(({ part, detail }) => [word(part), detail]);
  return parts.every(({ ok }) => ok) ? done(command, result) : failed(command, 'driver-failed', result);
}

async function noted({ store }: RunCommandNeeds, action: string, target: string | null): Promise<void> {
  await store.audit.append({ actor: null, action, target, detail: { by: 'platform' } });
}

const done = ({ id }: Command, result: CommandResult = []): Outcome => ({
  command: id,
  state: 'done',
  result,
});

const failed = ({ id }: Command, failure: CommandFailure, result: CommandResult = []): Outcome => ({
  command: id,
  state: 'failed',
  failure,
  result,
});

const failures: { readonly [code in ErrorCode]?: CommandFailure } = {
  'not-found': 'no-such-lane',
  // A platform that does not know of it, or one that is not believed.
  'not-allowed': 'not-supported',
  conflict: 'busy',
  'store-busy': 'busy',
  'driver-failed': 'driver-failed',
  'driver-unsupported': 'not-supported',
  'disk-full': 'driver-failed',
};

function failureOf(cause: unknown): CommandFailure {
  return cause instanceof VedetteError ? (failures[cause.code] ?? 'internal') : 'internal';
}

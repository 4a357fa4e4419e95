import { join } from 'node:path';
import {
  type Duty,
  instant,
  type LaneId,
  type PassageId,
  Personal,
  type PersonId,
  presetDuty,
} from '@vedette/domain';
import {
  defaultKeyFile,
  fileKeySource,
  openTerminalStore,
  passageIds,
  type TerminalStore,
} from '@vedette/store';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from './temporary-folder.ts';

/** A terminal's data folder and the environment in which its key is found. */
export interface TerminalData {
  readonly folder: string;
  readonly environment: { readonly XDG_STATE_HOME: string };
  /** Opens the store as the terminal would; closed when the test is over at the latest. */
  open(): Promise<TerminalStore>;
}

const duty: Duty = presetDuty('access-control', { processor: { name: 'Works', contact: 'desk' } });

/** A store with a duty in force. */
export async function terminalData(): Promise<TerminalData> {
  const home = temporaryFolder();
  const folder = join(home, 'data');
  const environment = { XDG_STATE_HOME: join(home, 'state') };
  const open = async (): Promise<TerminalStore> => {
    const keySource = fileKeySource(defaultKeyFile(folder, environment), folder);
    const now = () => instant(Date.now());
    const store = await openTerminalStore({ folder, keySource, now, worker: false });
    onTestFinished(() => store.close());
    return store;
  };
  const store = await open();
  await store.duties.adopt(duty, { by: null, note: 'test' });
  await store.close();
  return { folder, environment, open };
}

/** Writes one granted passage of a person named `name` at a moment. */
export async function recordPassage(store: TerminalStore, at: number, name: string): Promise<PassageId> {
  const id = passageIds(() => instant(at), instant(0))();
  await store.records.append({
    header: {
      id,
      occurredAt: instant(at),
      lane: 'lane-1' as LaneId,
      direction: 'in',
      duty: duty.id,
      dutyVersion: duty.version,
      purpose: duty.purpose,
      outcome: 'granted',
      reasons: [],
      notices: [],
      by: ['face'],
      manual: false,
    },
    subject: { person: 'ann' as PersonId, day: new Date(at).toISOString().slice(0, 10) },
    body: new Personal({ name }),
  });
  return id;
}

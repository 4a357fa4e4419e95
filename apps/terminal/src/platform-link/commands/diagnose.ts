import type { CommandOf, CommandResult } from '@vedette/contract/link';
import type { FaceEngine } from '@vedette/face';
import type { Logs } from '@vedette/server';
import type { TerminalStore } from '@vedette/store';
import type { SiteClock } from '../../clock/site-clock.ts';
import type { Lanes } from '../../lane/lanes.ts';
import type { NetworkInForce } from '../../use-cases/device/network.ts';
import { word } from './word.ts';

export interface DiagnoseNeeds {
  readonly store: Pick<TerminalStore, 'upkeep'>;
  readonly lanes: Pick<Lanes, 'list'>;
  readonly face: Pick<FaceEngine, 'model' | 'gallery'>;
  readonly clock: Pick<SiteClock, 'status'>;
  readonly logs: Pick<Logs, 'recent'>;
  readonly network: NetworkInForce;
}

type Item = CommandOf<'diagnose'>['items'][number];
type Look = (needs: DiagnoseNeeds) => CommandResult | Promise<CommandResult>;

const logLength = 4000;
const itemsAtMost = 64;

/** What may be asked for, and nothing else: an item without its look does not compile. */
const looks: { readonly [I in Item]: Look } = {
  'log-tail': ({ logs }) => [['log-tail', tail(logs.recent().map((line) => JSON.stringify(line)))]],
  network: ({ network: { listen, port, tls } }) => [
    ['network:listen', listen],
    ['network:port', port],
    ['network:tls', tls],
  ],
  clock: ({ clock }) => {
    const { quality, source, offsetMs, timeZone } = clock.status();
    return [
      ['clock:quality', quality],
      ['clock:source', source],
      ['clock:time-zone', timeZone],
      ...(offsetMs === null ? [] : ([['clock:offset', offsetMs]] satisfies CommandResult)),
    ];
  },
  async storage({ store }) {
    const { files, counts, freeBytes } = await store.upkeep.health();
    return [
      ['storage:free-bytes', freeBytes],
      ['storage:records-bytes', files.records.bytes],
      ['storage:captures-bytes', files.captures.bytes],
      ['storage:records', counts.records],
      ['storage:captures', counts.captures],
      ['storage:pending', counts.pending],
    ];
  },
  drivers: ({ lanes }) =>
    lanes.list().map(({ id, screen, camera }) => [word(`lane:${id}`), `${screen} ${camera}`]),
  async models({ face }) {
    return [
      ['models:face', face.model.id],
      ['models:gallery', await face.gallery.size()],
    ];
  },
  processes: () => [
    ['processes:memory-bytes', process.memoryUsage.rss()],
    ['processes:uptime', Math.round(process.uptime())],
  ],
  async holdings({ store }) {
    const held = await store.upkeep.holdings();
    return [
      ['holdings', held.length],
      ...held.map((line): CommandResult[number] => [
        word(`${line.kind}:${line.purpose ?? 'device'}`),
        JSON.stringify(line),
      ]),
    ];
  },
  // No driver of ours reads one yet.
  temperature: () => [['temperature', 'not-supported']],
};

export async function diagnose(needs: DiagnoseNeeds, items: readonly Item[]): Promise<CommandResult> {
  const found = await Promise.all([...new Set(items)].map((item) => looks[item](needs)));
  return found.flat().slice(0, itemsAtMost);
}

/** As many of the last lines as one answer holds. */
function tail(lines: readonly string[]): string {
  const kept: string[] = [];
  let length = 0;
  for (const line of lines.toReversed()) {
    length += line.length + 1;
    if (length > logLength) break;
    kept.unshift(line);
  }
  return kept.join('\n');
}

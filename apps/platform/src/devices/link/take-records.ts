import type { Kept, LinkEntry, LinkRecords, ReceivedEntry } from '@vedette/link';
import type { Device, DeviceId, Ingest, LocationId, LogEntry, LogId } from '@vedette/store/platform';
import type { ReportedAlarm } from '../../alarms/tell-alarm.ts';

export interface TakeRecordsDeps {
  readonly ingest: Pick<Ingest, 'append'>;
  /** A claimed device; null for any other. */
  readonly device: (id: DeviceId) => Promise<Device | null>;
  /** The place of a device's lane; null while nobody has seen that lane. */
  readonly laneOf: (device: DeviceId, lane: string) => Promise<LocationId | null>;
  /** Durable when it resolves, and nothing the second time. */
  readonly alarm: (device: Device, alarm: ReportedAlarm) => Promise<void>;
  /** Of what became durable; never awaited, so that a slow screen delays no sentinel. */
  readonly arrived: (device: Device, entries: readonly ReceivedEntry[]) => void;
}

type AlarmEntry = Extract<LinkEntry, { kind: 'alarm' }>;

/**
 * What sentinels tell, taken in: alarms first, so that they are durable before their place in the log is
 * acknowledged, then the records in one go with those of other sentinels.
 */
export function takeRecords(deps: TakeRecordsDeps): LinkRecords {
  return {
    async append(id, log, entries): Promise<Kept> {
      const device = await deps.device(id);
      for (const { seq, entry } of entries) {
        if (device !== null && entry.kind === 'alarm') await takeAlarm(deps, device, log, seq, entry);
      }
      const kept = await deps.ingest.append(id, log, entries.map(sequenced));
      if (device !== null) deps.arrived(device, entries);
      return kept;
    },
    // Nothing appended says what is there.
    held: (id, log) => deps.ingest.append(id, log, []),
  };
}

async function takeAlarm(deps: TakeRecordsDeps, device: Device, log: LogId, seq: number, entry: AlarmEntry) {
  const { what: kind, raisedAt: at, lane, record, values: figures } = entry;
  const location = lane === null ? null : await deps.laneOf(device.id, lane);
  await deps.alarm(device, {
    ...{ kind, at, location, figures, told: { log, seq } },
    record: record === null ? null : { id: record, at },
  });
}

function sequenced({ seq, entry }: ReceivedEntry): { readonly seq: number; readonly entry: LogEntry } {
  return { seq, entry: logEntry(entry) };
}

function logEntry(entry: ReceivedEntry['entry']): LogEntry {
  switch (entry.kind) {
    case 'pass-record':
    case 'pass-completion':
      return entry;
    case 'malformed':
      // Nothing of it can be read; the store says why it is no record.
      return { kind: 'unreadable' };
    default:
      return { kind: 'kept-elsewhere' };
  }
}

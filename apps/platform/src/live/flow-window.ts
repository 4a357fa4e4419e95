import type { LivePassage, PlatformLiveEvent } from '@vedette/contract/platform';
import type { ReceivedEntry } from '@vedette/link';
import type { DeviceId, LocationId } from '@vedette/store/platform';

type FlowEvent = Extract<PlatformLiveEvent, { type: 'flow' }>;

export interface FlowWindow {
  /** Of what became durable. */
  add(
    device: DeviceId,
    site: LocationId,
    lanes: ReadonlyMap<string, LocationId>,
    entries: readonly ReceivedEntry[],
  ): void;
  /** What came since the last time, an event for each device; empties it. */
  take(): readonly FlowEvent[];
}

const passagesShown = 20;

/**
 * Gathers passages for the moment between two looks, so that a screen is told a few times a second however many
 * sentinels there are. The counts hold every passage, the list only the latest.
 */
export function openFlowWindow(): FlowWindow {
  let open = new Map<DeviceId, FlowEvent>();
  return {
    add(device, site, lanes, entries) {
      const found = entries.flatMap(({ entry }) => (entry.kind === 'pass-record' ? [entry.header] : []));
      if (found.length === 0) return;
      const event: FlowEvent = open.get(device) ?? { type: 'flow', site, device, counts: [], passages: [] };
      for (const { id, occurredAt: at, lane: name, direction, outcome, reasons } of found) {
        const lane = lanes.get(name) ?? null;
        count(event, { lane, direction, outcome });
        event.passages.push({ id, at, lane, direction, outcome, reasons: [...reasons] });
      }
      event.passages.splice(0, event.passages.length - passagesShown);
      open.set(device, event);
    },
    take() {
      const events = [...open.values()];
      open = new Map();
      return events;
    },
  };
}

function count(
  event: FlowEvent,
  { lane, direction, outcome }: Pick<LivePassage, 'lane' | 'direction' | 'outcome'>,
): void {
  const known = event.counts.find(
    (one) => one.lane === lane && one.direction === direction && one.outcome === outcome,
  );
  if (known === undefined) event.counts.push({ lane, direction, outcome, count: 1 });
  else known.count += 1;
}

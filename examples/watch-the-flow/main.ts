// Prints what happens at the doors, as it happens, until it is interrupted.
import type { PlatformLiveEvent } from '@vedette/sdk/platform';
import { giveUp, platformOfEnvironment } from '../lib/platform.ts';

const stop = new AbortController();
process.once('SIGINT', () => stop.abort());
process.once('SIGTERM', () => stop.abort());

function lineOf(event: PlatformLiveEvent): string {
  switch (event.type) {
    case 'flow':
      return event.counts
        .map(
          ({ lane, direction, outcome, count }) =>
            `${event.site}/${lane ?? '-'} ${direction} ${outcome} ${count}`,
        )
        .join('\n');
    case 'alarm':
      return `alarm ${event.what}: ${event.alarm.kind} (${event.alarm.severity})`;
    case 'presence':
      return `${event.device} is ${event.isOnline ? 'there' : 'gone'}`;
    case 'behind':
      return 'something may have been missed: read the counts anew (GET /api/flow)';
  }
}

try {
  for await (const event of platformOfEnvironment().live(stop.signal)) console.log(lineOf(event));
} catch (error) {
  giveUp(error);
}

// Opens a lane once, and says what became of it.
import { setTimeout as sleep } from 'node:timers/promises';
import { giveUp, platformOfEnvironment } from '../lib/platform.ts';

const [device, lane = 'lane-1', reason = null] = process.argv.slice(2);
if (device === undefined) giveUp('usage: open-a-lane/main.ts DEVICE [LANE] [REASON]');

const platform = platformOfEnvironment();
try {
  const body = { kind: 'open-lane', lane, reason } as const;
  let command = await platform.devices.command({ params: { id: device }, body });
  // The command lives ten seconds at most: nobody's door opens a minute later. So this ends.
  while (command.endedAt === null) {
    await sleep(200);
    command = await platform.devices.oneCommand({ params: { id: command.id } });
  }
  console.log(`${lane} of ${device}: ${command.failure ?? command.phase}`);
  process.exitCode = command.phase === 'done' ? 0 : 1;
} catch (error) {
  giveUp(error);
}

import { fork } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { Peer } from '../../test/stand/peer.ts';
import { until } from '../conformance/conformance.ts';

const script = fileURLToPath(new URL('../../test/stand/fire-alone.ts', import.meta.url));

it('opens every way for fire in a program of which nothing else works', async () => {
  const peer = new Peer();
  onTestFinished(() => peer.end());
  const [panel, board] = [await peer.make('modbus'), await peer.make('modbus')];
  const program = fork(script, [String(panel), String(board)], {
    execArgv: ['--conditions=@vedette/source'],
    stdio: 'ignore',
  });
  onTestFinished(() => program.disconnect());
  const clock = { lull: (time: number) => sleep(time), dispose: async () => undefined };
  // The driver's first act on a board is to lock every way.
  await until(
    clock,
    'a start',
    async () => JSON.stringify(await peer.history(board)) === '[[0,false],[1,false]]',
  );
  await peer.input(panel, 0, true);
  await until(
    clock,
    'open lanes',
    async () => (await peer.output(board, 0)) && (await peer.output(board, 1)),
  );
  await peer.input(panel, 0, false);
  await sleep(200);
  expect([await peer.output(board, 0), await peer.output(board, 1)]).toEqual([true, true]);
});

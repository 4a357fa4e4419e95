import { setTimeout as pause } from 'node:timers/promises';
import { fill } from '../output/fill.ts';
import type { Shell } from '../shell.ts';
import { terminalProgram } from '../update/terminal-program.ts';
import { type BoxOptions, boxPlaces } from './box-places.ts';
import { type ChildProgram, runBeside } from './child-program.ts';
import { keepPlatform, type PlatformReady } from './keep-platform.ts';

/** With this code the terminal asks to be started again (EX_TEMPFAIL). */
const again = 75;
/** So long the door waits for the platform to say where it is; afterwards it is opened without. */
const platformPatience = 45_000;
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Platform and terminal on one machine, joined by a voucher. The terminal is the box: when it ends the box ends; a
 * platform that ends is started again beside it.
 * @returns the terminal's exit code
 */
export async function runOneBox(shell: Shell, options: BoxOptions): Promise<number> {
  const places = boxPlaces(options);
  const stopping = new AbortController();
  let terminal: ChildProgram | null = null;
  const onSignal = (): void => {
    stopping.abort();
    terminal?.stop();
  };
  for (const signal of signals) process.on(signal, onSignal);
  let origin: string | null = null;
  const first = Promise.withResolvers<PlatformReady | null>();
  const platform = keepPlatform({
    start: (how) => runBeside('apps/platform/src/main.ts', places.platform(origin), how),
    onReady(ready) {
      origin = ready.origin;
      first.resolve(ready);
      void tellReady(shell, ready);
    },
    onEnded(code) {
      first.resolve(null);
      void shell.errors.line(fill(shell.words.oneBox.platformEnded, { code: String(code) }));
    },
    pause: (milliseconds) => pause(milliseconds, undefined, { signal: stopping.signal }).catch(() => {}),
  });
  try {
    const late = pause(platformPatience, null, { signal: stopping.signal, ref: false }).catch(() => null);
    const ready = await Promise.race([first.promise, late]);
    let code = 0;
    do {
      if (stopping.signal.aborted) break;
      const args = places.terminal(ready?.origin ?? places.origin);
      terminal = runBeside(...terminalProgram(options.data, args));
      code = await terminal.ended;
    } while (code === again);
    return code;
  } finally {
    await platform.stop();
    for (const signal of signals) process.off(signal, onSignal);
  }
}

async function tellReady({ output, words }: Shell, ready: PlatformReady): Promise<void> {
  await output.line('');
  await output.line(`  ${words.oneBox.console}   ${ready.console}`);
  if (ready.code !== null) await output.line(`  ${words.oneBox.code}   ${ready.code}`);
}

import type { ChildOptions, ChildProgram } from './child-program.ts';

/** What the platform says once it serves. */
export interface PlatformReady {
  readonly origin: string;
  readonly console: string;
  /** Null once it is claimed. */
  readonly code: string | null;
}

export interface KeepPlatformNeeds {
  readonly start: (options: ChildOptions) => ChildProgram;
  readonly onReady: (ready: PlatformReady) => void;
  /** It ended and will be started again. */
  readonly onEnded: (code: number) => void;
  readonly pause: (milliseconds: number) => Promise<void>;
}

const mark = 'vedette-ready ';
const waits = { first: 1_000, longest: 60_000 };

/** Null for any other line. */
export function readyIn(line: string): PlatformReady | null {
  if (!line.startsWith(mark)) return null;
  try {
    const said: unknown = JSON.parse(line.slice(mark.length));
    return isReady(said) ? { origin: said.origin, console: said.console, code: said.code } : null;
  } catch {
    return null;
  }
}

function isReady(said: unknown): said is PlatformReady {
  if (typeof said !== 'object' || said === null) return false;
  const { origin, console: page, code } = said as Readonly<Record<keyof PlatformReady, unknown>>;
  const isAddress = (text: unknown): boolean => typeof text === 'string' && URL.canParse(text);
  return isAddress(origin) && isAddress(page) && (code === null || typeof code === 'string');
}

/** Keeps the platform running: the terminal does not need it to guard, and it comes back by itself. */
export function keepPlatform(needs: KeepPlatformNeeds): { stop(): Promise<void> } {
  const { start, onReady, onEnded, pause } = needs;
  let child: ChildProgram | null = null;
  let isStopping = false;

  async function run(): Promise<void> {
    for (let failures = 0; !isStopping; failures += 1) {
      child = start({
        onLine(line) {
          const ready = readyIn(line);
          if (ready === null) return;
          failures = 0;
          onReady(ready);
        },
      });
      const code = await child.ended;
      if (isStopping) return;
      onEnded(code);
      await pause(Math.min(waits.longest, waits.first * 2 ** failures));
    }
  }
  const running = run();
  return {
    async stop() {
      isStopping = true;
      child?.stop();
      await child?.ended;
      void running;
    },
  };
}

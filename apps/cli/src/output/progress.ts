import type { Sink } from './sink.ts';

/** One line at the foot of a terminal, drawn anew as work goes on; on anything else only what is said. */
export interface Progress {
  tick(): Promise<void>;
  /** A line that stays, above the progress. */
  say(text: string): Promise<void>;
  end(): Promise<void>;
}

const redrawAfter = 200;
const eraseLine = '\r\u001b[2K';

export function openProgress(sink: Sink, text: () => string): Progress {
  if (!sink.isTerminal) return { tick: async () => {}, say: (line) => sink.line(line), end: async () => {} };
  let drawnAt = Number.NEGATIVE_INFINITY;
  const draw = () => sink.write(`${eraseLine}${text().slice(0, sink.columns - 1)}`);
  return {
    async tick() {
      if (performance.now() - drawnAt < redrawAfter) return;
      drawnAt = performance.now();
      await draw();
    },
    async say(line) {
      await sink.write(`${eraseLine}${line}\n`);
      await draw();
    },
    end: () => sink.write(eraseLine),
  };
}

type Act = () => Promise<void>;

interface Turn {
  readonly act: Act;
  readonly name: string;
  readonly done: () => void;
}

/** Acts one after another; one that is urgent goes first and cuts off what the present one waits for. */
export interface Turns {
  /** Resolves when the act is over, or was dropped. */
  take(act: Act, name?: string): Promise<void>;
  /** Goes before all that wait; those named `drops` are dropped, because they came before it. */
  first(act: Act, drops: string): void;
  /** Whether something urgent waits for the present act to end. */
  cutOff(): boolean;
  /** Waits for the work, but no longer than until something urgent comes. */
  unlessCutOff(work: Promise<void>): Promise<void>;
  close(): void;
  closed(): boolean;
}

export function openTurns(fault: (cause: unknown) => void): Turns {
  let waiting: Turn[] = [];
  let running = false;
  let urgent = false;
  /** An urgent act is not itself cut off by the next one. */
  let interruptible = true;
  let closed = false;
  let cut = () => {};

  async function run(): Promise<void> {
    if (running) return;
    running = true;
    for (let turn = waiting.shift(); turn !== undefined; turn = waiting.shift()) {
      interruptible = turn.name !== 'urgent';
      if (!interruptible) urgent = false;
      if (!closed) await turn.act().catch(fault);
      turn.done();
    }
    running = false;
  }
  return {
    take: (act, name = '') =>
      new Promise((done) => {
        waiting.push({ act, name, done });
        void run();
      }),
    first(act, drops) {
      for (const turn of waiting) if (turn.name === drops) turn.done();
      waiting = waiting.filter(({ name }) => name !== drops);
      waiting.unshift({ act, name: 'urgent', done: () => undefined });
      if (running && interruptible) {
        urgent = true;
        cut();
      }
      void run();
    },
    cutOff: () => urgent,
    unlessCutOff: (work) =>
      new Promise((resolve, reject) => {
        cut = resolve;
        if (urgent) resolve();
        work.then(resolve, reject);
      }),
    close() {
      closed = true;
    },
    closed: () => closed,
  };
}

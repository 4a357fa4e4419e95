export interface EventStreamOptions {
  /** Milliseconds between signs of life. */
  readonly heartbeat: number;
  /** Asked at each heartbeat: whether the reader has no right to go on. */
  readonly isOver: () => Promise<boolean>;
  /** Called once, however the stream ends. */
  readonly onEnd: () => void;
}

export interface EventStream {
  readonly stream: ReadableStream<Uint8Array>;
  /** Does nothing once the stream has ended. */
  readonly send: (type: string, data: unknown) => void;
}

/** Events waiting for a slow reader; one further behind is cut off and reads the whole state anew. */
const waitingMax = 256;

/** Server-sent events (HTML Living Standard, section 9.2) with a bounded buffer for its one reader. */
export function openEventStream({ heartbeat, isOver, onEnd }: EventStreamOptions): EventStream {
  const encoder = new TextEncoder();
  let sink: ReadableStreamDefaultController<Uint8Array> | null = null;
  let timer: NodeJS.Timeout | undefined;

  const end = (): void => {
    if (sink === null) return;
    const open = sink;
    sink = null;
    clearInterval(timer);
    onEnd();
    open.close();
  };
  const write = (text: string): void => {
    if (sink === null) return;
    if ((sink.desiredSize ?? 0) <= 0) end();
    else sink.enqueue(encoder.encode(text));
  };
  const beat = async (): Promise<void> => {
    const over = await isOver().catch(() => true);
    if (over) end();
    else write(': alive\n\n');
  };
  const stream = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        sink = controller;
        write('retry: 3000\n\n');
        timer = setInterval(() => void beat(), heartbeat);
        timer.unref();
      },
      cancel() {
        sink = null;
        clearInterval(timer);
        onEnd();
      },
    },
    { highWaterMark: waitingMax },
  );
  return { stream, send: (type, data) => write(`event: ${type}\ndata: ${JSON.stringify(data)}\n\n`) };
}

export type LiveState = 'connecting' | 'open' | 'lost';

interface EventStreamOptions {
  readonly path: string;
  /** Names under which the server may send. */
  readonly names: readonly string[];
  readonly onState: (state: LiveState) => void;
  readonly onData: (text: string) => void;
}

/** Live events of this page's own server. EventSource connects again by itself; the state says when it is lost. */
export function openEventStream({ path, names, onState, onData }: EventStreamOptions): { close(): void } {
  const source = new EventSource(path);
  source.addEventListener('open', () => onState('open'));
  source.addEventListener('error', () => onState('lost'));
  for (const name of names) {
    source.addEventListener(name, ({ data }: MessageEvent<string>) => onData(data));
  }
  return { close: () => source.close() };
}

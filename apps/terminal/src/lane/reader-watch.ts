import { type Presentation, type PresentationMedium, VedetteError } from '@vedette/domain';
import type { CredentialReader, ReaderFeedback, Unsubscribe } from '@vedette/drivers';
import type { LaneReader } from './lane-credentials.ts';
import type { Showing } from './showing/showing.ts';

export interface ReaderWatchNeeds {
  readonly readers: readonly LaneReader[];
  readonly showing: Pick<Showing, 'present' | 'unreadable'>;
  readonly after: (delay: number, task: () => void) => () => void;
  readonly onFault: (what: string, cause: unknown) => void;
  /** A reader stopped, or works again. */
  readonly changed: () => void;
}

/** Hands on what the readers of a lane deliver, and lights their lamps. */
export interface ReaderWatch {
  states(): readonly { readonly name: string; readonly driver: string; readonly state: 'ready' | 'gone' }[];
  feedback(answer: ReaderFeedback): void;
  /**
   * The next card, taken before the lane sees it; null when none comes in time.
   * @throws VedetteError `conflict` when somebody waits for one already
   */
  nextCard(): Promise<Presentation | null>;
  close(): Promise<void>;
}

const cardMedia: ReadonlySet<PresentationMedium> = new Set(['nfc', 'osdp', 'wiegand']);
const cardPatience = 20_000;

/** The lane watches its camera itself, and with more patience: a page that is loaded anew is no fault. */
const isCameraAway = ({ driver }: CredentialReader, { details }: VedetteError): boolean =>
  driver === 'page-camera-qr' && details.values?.['reason'] === 'not-connected';

export function watchReaders({ readers, showing, after, onFault, changed }: ReaderWatchNeeds): ReaderWatch {
  let awaited: ((card: Presentation | null) => void) | null = null;

  const endings = readers.map(({ name, reader }) => watch(name, reader));

  function presented(presentation: Presentation): void {
    if (awaited !== null && cardMedia.has(presentation.medium)) awaited(presentation);
    else showing.present(presentation);
  }
  function nextCard(): Promise<Presentation | null> {
    if (awaited !== null) return Promise.reject(new VedetteError('conflict', 'caller', { at: 'lane' }));
    return new Promise((resolve) => {
      const cancel = after(cardPatience, () => awaited?.(null));
      awaited = (card) => {
        awaited = null;
        cancel();
        resolve(card);
      };
    });
  }
  function watch(name: string, reader: CredentialReader): Unsubscribe {
    return reader.subscribe((event) => {
      if (event.kind === 'presented') presented(event.presentation);
      else if (event.kind === 'unreadable') showing.unreadable(event.medium);
      else if (event.kind === 'state') changed();
      else if (!isCameraAway(reader, event.error)) onFault(`reader ${name}`, event.error);
    });
  }
  return {
    states: () => readers.map(({ name, reader }) => ({ name, driver: reader.driver, state: reader.state() })),
    feedback(answer) {
      for (const { reader } of readers) void reader.feedback(answer);
    },
    nextCard,
    async close() {
      awaited?.(null);
      for (const end of endings) end();
      await Promise.all(readers.map(({ reader }) => reader.close()));
    },
  };
}

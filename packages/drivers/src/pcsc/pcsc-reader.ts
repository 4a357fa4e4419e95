import { type Instant, presentationLimits } from '@vedette/domain';
import { driverFailed } from '../common/driver-fault.ts';
import type { Scheduler } from '../common/scheduler.ts';
import { check, report, type SelfTestReport } from '../common/self-test.ts';
import type { Unsubscribe } from '../common/subscription.ts';
import { TendedSession } from '../common/tended-session.ts';
import type { CredentialReader, ReaderCapabilities, ReaderEvent, ReaderState } from '../reader/reader.ts';
import { ReaderTeller, type ReadThing } from '../reader/reader-teller.ts';
import { PcscClient } from './pcsc-client.ts';
import type { PcscConfig } from './pcsc-config.ts';
import type { PcscSlot } from './pcsc-message.ts';

interface Around {
  readonly scheduler: Scheduler;
  readonly clock: () => Instant;
}

/** Get Data of PC/SC part 3: the UID of a contactless card, answered by the reader itself. */
const askUid = Uint8Array.of(0xff, 0xca, 0x00, 0x00, 0x00);

/** What lies in a slot, since which event; null for a card that could not be read. */
interface Lying {
  readonly events: number;
  readonly thing: ReadThing | null;
}

/**
 * Contactless cards through the PC/SC daemon. A UID is what the card says, unproven: any phone with the right
 * program can say another's.
 */
class PcscReader implements CredentialReader {
  readonly driver = 'pcsc';
  readonly capabilities: ReaderCapabilities = { media: ['nfc'], feedback: 'not-supported' };
  readonly #config: PcscConfig;
  readonly #scheduler: Scheduler;
  readonly #teller: ReaderTeller;
  readonly #link: TendedSession;
  readonly #lying = new Map<string, Lying>();

  constructor(config: PcscConfig, { scheduler, clock }: Around) {
    this.#config = config;
    this.#scheduler = scheduler;
    this.#teller = new ReaderTeller({ ...config, scheduler, clock });
    this.#link = new TendedSession({
      where: `pcsc ${config.service.socket}`,
      session: (ready, signal) => this.#session(ready, signal),
      pauses: config.pauses,
      scheduler,
      watcher: this.#teller,
    });
  }

  state(): ReaderState {
    return this.#teller.state();
  }

  subscribe(listener: (event: ReaderEvent) => void): Unsubscribe {
    return this.#teller.subscribe(listener);
  }

  async feedback(): Promise<void> {
    // Lamps and tones of PC/SC readers are each maker's own.
  }

  selfTest(): Promise<SelfTestReport> {
    return Promise.resolve(report(this.driver, [check('link', this.#link.condition())]));
  }

  async close(): Promise<void> {
    this.#teller.close();
    await this.#link.close();
  }

  async #session(ready: () => void, signal: AbortSignal): Promise<never> {
    const { service } = this.#config;
    // One connection watches and one talks: to leave off watching crosses the news of a change on its way.
    const watcher = await PcscClient.open(service, this.#scheduler);
    const open = [watcher];
    const stop = (): void => {
      for (const client of open) client.close();
    };
    signal.addEventListener('abort', stop, { once: true });
    try {
      const talker = await PcscClient.open(service, this.#scheduler);
      open.push(talker);
      if (signal.aborted) stop();
      this.#lying.clear();
      for (;;) await this.#turn(watcher, talker, ready);
    } finally {
      signal.removeEventListener('abort', stop);
      stop();
    }
  }

  async #turn(watcher: PcscClient, talker: PcscClient, ready: () => void): Promise<void> {
    const { slots, changed } = await watcher.watch();
    const ours = slots.filter(({ name }) => name.startsWith(this.#config.slot));
    if (ours.length === 0) throw this.#nothing();
    ready();
    for (const slot of ours) if (this.#isAnew(slot)) await this.#read(talker, slot);
    await changed;
  }

  /** Whether a card lies there that has not been read; takes note of one that was taken away. */
  #isAnew({ name, events, card }: PcscSlot): boolean {
    const lying = this.#lying.get(name);
    if (lying?.events === events) return false;
    if (lying?.thing) this.#teller.stillThere(lying.thing);
    this.#lying.delete(name);
    return card !== 'absent';
  }

  async #read(talker: PcscClient, { name, events, card }: PcscSlot): Promise<void> {
    const thing = card === 'mute' ? null : await this.#readUid(talker, name);
    this.#lying.set(name, { events, thing });
    if (thing === null) this.#teller.unreadable('nfc');
    else this.#teller.read(thing);
  }

  async #readUid(client: PcscClient, slot: string): Promise<ReadThing | null> {
    const answer = await client.withCard(slot, (ask) => ask(askUid));
    if (answer === null || answer.length < 3 || answer.length - 2 > presentationLimits.nfc) return null;
    const good = answer.at(-2) === 0x90 && answer.at(-1) === 0x00;
    return good ? { medium: 'nfc', bytes: answer.subarray(0, -2) } : null;
  }

  #nothing(): Error {
    return driverFailed(
      `pcsc ${this.#config.service.socket}`,
      'not-connected',
      'no such reader is plugged in',
    );
  }
}

/** Starts looking for the daemon and returns at once; the first failure is told as an event. */
export function openPcscReader(config: PcscConfig, around: Around): CredentialReader {
  return new PcscReader(config, around);
}

/** What is plugged in, and the answer to reset of each card that lies there. @throws VedetteError `driver-failed` */
export async function listPcscSlots(
  service: PcscConfig['service'],
  scheduler: Scheduler,
): Promise<readonly PcscSlot[]> {
  const client = await PcscClient.open(service, scheduler);
  try {
    return await client.slots();
  } finally {
    client.close();
  }
}

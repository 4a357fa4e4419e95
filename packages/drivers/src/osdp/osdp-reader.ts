import type { Duration, Instant } from '@vedette/domain';
import type { Scheduler } from '../common/scheduler.ts';
import { check, report, type SelfTestReport } from '../common/self-test.ts';
import type { Unsubscribe } from '../common/subscription.ts';
import type {
  CredentialReader,
  ReaderCapabilities,
  ReaderEvent,
  ReaderFeedback,
  ReaderState,
} from '../reader/reader.ts';
import { ReaderTeller } from '../reader/reader-teller.ts';
import { OsdpBus } from './osdp-bus.ts';
import type { OsdpConfig, OsdpReaderConfig } from './osdp-config.ts';
import { OsdpDevice } from './osdp-device.ts';
import type { OsdpIdentity } from './osdp-replies.ts';
import type { Installed } from './reader-keys.ts';
import type { Scbk } from './scbk.ts';

export const osdpCapabilities: ReaderCapabilities = { media: ['osdp'], feedback: 'supported' };

/** One reader on an OSDP line. */
export class OsdpReader implements CredentialReader {
  readonly driver = 'osdp';
  readonly capabilities = osdpCapabilities;
  readonly name: string;
  readonly #guarded: boolean;
  readonly #teller: ReaderTeller;
  readonly #device: OsdpDevice;
  readonly #closed: () => Promise<void>;

  /** @param closed told when nothing is read of it any more */
  constructor(
    config: OsdpReaderConfig,
    teller: ReaderTeller,
    device: OsdpDevice,
    closed: () => Promise<void>,
  ) {
    this.name = config.name;
    this.#guarded = config.security === 'guarded';
    this.#teller = teller;
    this.#device = device;
    this.#closed = closed;
  }

  state(): ReaderState {
    return this.#teller.state();
  }

  subscribe(listener: (event: ReaderEvent) => void): Unsubscribe {
    return this.#teller.subscribe(listener);
  }

  /** Lamp and tone, after the next poll. */
  async feedback(answer: ReaderFeedback): Promise<void> {
    this.#device.show(answer);
  }

  /**
   * Gives the reader its own key, within the window. Nothing is read of it under the key that everybody knows. The caller stores the key first: the reader will answer to no other.
   */
  install(key: Scbk, window: Duration): Promise<Installed> {
    return this.#device.install(key, window);
  }

  /** Null until the reader has said it. */
  identity(): OsdpIdentity | null {
    return this.#device.identity();
  }

  /** As of the last poll. */
  selfTest(): Promise<SelfTestReport> {
    const { tampered, powerFailed } = this.#device.status();
    return Promise.resolve(
      report(this.driver, [
        check('link', this.#device.condition()),
        check('secure-channel', this.#guarded ? this.#device.condition() : 'not-supported'),
        check('tamper', tampered ? 'tampered' : 'ok'),
        check('power', powerFailed ? 'power-failed' : 'ok'),
      ]),
    );
  }

  async close(): Promise<void> {
    this.#teller.close();
    this.#device.close();
    await this.#closed();
  }
}

/** Starts opening the line; the readers tell of themselves. The line closes with the last of them. */
export function openOsdpReaders(
  config: OsdpConfig,
  around: { readonly scheduler: Scheduler; readonly clock: () => Instant },
): ReadonlyMap<string, OsdpReader> {
  const { scheduler, clock } = around;
  const open = new Set<OsdpDevice>();
  const made = config.readers.map((one) => {
    const teller = new ReaderTeller({
      driver: config.driver,
      name: one.name,
      away: one.away,
      scheduler,
      clock,
    });
    const where = `osdp ${config.line.path} ${one.address}`;
    const device = new OsdpDevice({ config: one, pace: config.pace, where, scheduler, teller });
    open.add(device);
    return { one, teller, device };
  });
  const bus = new OsdpBus(config, [...open], scheduler);
  const closed = async (device: OsdpDevice): Promise<void> => {
    open.delete(device);
    if (open.size === 0) await bus.close();
  };
  return new Map(
    made.map(({ one, teller, device }) => [
      one.name,
      new OsdpReader(one, teller, device, () => closed(device)),
    ]),
  );
}

import { duration, type Instant, presentationLimits, VedetteError } from '@vedette/domain';
import type { Camera, Frame } from '../camera/camera.ts';
import { asDriverFault, driverFailed } from '../common/driver-fault.ts';
import type { Cancel, Scheduler } from '../common/scheduler.ts';
import { check, report, type SelfTestReport } from '../common/self-test.ts';
import type { Unsubscribe } from '../common/subscription.ts';
import type { CredentialReader, ReaderCapabilities, ReaderEvent, ReaderState } from '../reader/reader.ts';
import { ReaderTeller, type ReadThing } from '../reader/reader-teller.ts';
import type { CameraCodeConfig } from './camera-code-config.ts';
import { chooseCode } from './choose-code.ts';
import type { DecodedCode, QrDecoder } from './qr-decoder.ts';

export interface CameraCodeReaderNeeds {
  readonly camera: Pick<Camera, 'frames' | 'state' | 'subscribe'>;
  /** Stays the caller's: lanes share it, and it is not closed with the reader. */
  readonly decoder: Pick<QrDecoder, 'decode'>;
  readonly scheduler: Scheduler;
  /** Whether a code is of any use at this moment; without, no frame is decoded and no code told. */
  readonly wanted: () => boolean;
  readonly clock: () => Instant;
}

/**
 * Reads codes that people hold before the sentinel's own camera. What is shown while no code is wanted is told
 * when one is, if it is still held there.
 */
export function openCameraCodeReader(
  config: CameraCodeConfig,
  needs: CameraCodeReaderNeeds,
): CredentialReader {
  return new CameraCodeReader(config, needs);
}

class CameraCodeReader implements CredentialReader {
  readonly driver = 'page-camera-qr';
  readonly capabilities: ReaderCapabilities = { media: ['qr'], feedback: 'not-supported' };
  readonly #config: CameraCodeConfig;
  readonly #needs: CameraCodeReaderNeeds;
  readonly #teller: ReaderTeller;
  readonly #endings: readonly Unsubscribe[];
  /** The newest frame that waits for its turn: a copy, as other consumers may wipe theirs. */
  #newest: Frame | null = null;
  #work: Promise<void> | null = null;
  #notBefore: number;
  #nextTurn: Cancel = () => undefined;
  /** While something that cannot be read stays in view, it is told once. */
  #forgetUnreadable: Cancel | null = null;
  #isDecoderWell = true;
  #closed = false;

  constructor(config: CameraCodeConfig, needs: CameraCodeReaderNeeds) {
    const { camera, scheduler } = needs;
    this.#config = config;
    this.#needs = needs;
    this.#notBefore = scheduler.now();
    this.#teller = new ReaderTeller({ ...config, ...needs });
    this.#endings = [
      camera.frames((frame) => this.#offer(frame)),
      camera.subscribe((event) => event.kind === 'state' && this.#look()),
    ];
    this.#look();
  }

  state(): ReaderState {
    return this.#teller.state();
  }

  subscribe(listener: (event: ReaderEvent) => void): Unsubscribe {
    return this.#teller.subscribe(listener);
  }

  async feedback(): Promise<void> {
    // The page shows the answer itself.
  }

  selfTest(): Promise<SelfTestReport> {
    const frames = this.#needs.camera.state() === 'live' ? 'ok' : 'no-frames';
    const checks = [
      check('frames', this.#closed ? 'closed' : frames),
      check('decoder', this.#isDecoderWell ? 'ok' : 'no-answer'),
    ];
    return Promise.resolve(report(this.driver, checks));
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const end of this.#endings) end();
    this.#nextTurn();
    this.#forgetUnreadable?.();
    this.#dropNewest();
    this.#teller.close();
    await this.#work;
  }

  /** Follows the camera's state. */
  #look(): void {
    const { camera } = this.#needs;
    if (camera.state() === 'live') {
      if (this.#isDecoderWell) this.#teller.ready();
      return;
    }
    this.#dropNewest();
    if (this.#teller.state() !== 'ready') return;
    this.#teller.gone();
    this.#teller.fault(driverFailed(this.driver, 'not-connected', 'the camera is gone'));
  }

  #offer(frame: Frame): void {
    if (!this.#needs.wanted()) {
      this.#dropNewest();
      return;
    }
    this.#dropNewest();
    this.#newest = { ...frame, bytes: new Uint8Array(frame.bytes) };
    this.#advance();
  }

  /** Decodes the newest frame if it is time for it, or else when it will be. */
  #advance(): void {
    this.#nextTurn();
    if (this.#work !== null || this.#newest === null) return;
    const { scheduler } = this.#needs;
    const early = this.#notBefore - scheduler.now();
    if (early > 0) {
      this.#nextTurn = scheduler.after(duration(early), () => this.#advance());
      return;
    }
    const frame = this.#newest;
    this.#newest = null;
    this.#notBefore = scheduler.now() + this.#config.pause;
    this.#work = this.#decode(frame).finally(() => {
      frame.bytes.fill(0);
      this.#work = null;
      this.#advance();
    });
  }

  /** Never rejects. */
  async #decode(frame: Frame): Promise<void> {
    try {
      const codes = await this.#needs.decoder.decode(frame);
      this.#decoderIs(null);
      // Meanwhile the passage may have ended, or the camera have gone.
      if (!this.#closed && this.#needs.wanted() && this.state() === 'ready') this.#tell(codes);
    } catch (error) {
      // A frame that is no picture, or that too many others waited before, is lost, and the next one comes.
      if (error instanceof VedetteError && error.fault === 'caller') return;
      this.#decoderIs(asDriverFault(this.driver, error));
    }
  }

  #decoderIs(failure: VedetteError | null): void {
    const wasWell = this.#isDecoderWell;
    this.#isDecoderWell = failure === null;
    if (failure === null) this.#look();
    else if (wasWell) {
      this.#teller.gone();
      this.#teller.fault(failure);
    }
  }

  #tell(codes: readonly DecodedCode[]): void {
    if (codes.length === 0) return;
    const code = chooseCode(codes);
    const { length } = code?.bytes ?? new Uint8Array();
    if (code === null || code.isPart || length === 0 || length > presentationLimits.qr) this.#unreadable();
    else this.#teller.read(thingOf(code));
    for (const { bytes } of codes) bytes.fill(0);
  }

  #unreadable(): void {
    const isNews = this.#forgetUnreadable === null;
    this.#forgetUnreadable?.();
    this.#forgetUnreadable = this.#needs.scheduler.after(this.#config.away, () => {
      this.#forgetUnreadable = null;
    });
    if (isNews) this.#teller.unreadable('qr');
  }

  #dropNewest(): void {
    this.#newest?.bytes.fill(0);
    this.#newest = null;
  }
}

const thingOf = ({ bytes, version }: DecodedCode): ReadThing => ({
  ...{ medium: 'qr', bytes },
  ...(version !== undefined && { symbolVersion: version }),
});

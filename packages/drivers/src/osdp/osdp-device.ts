import { type Duration, duration, type VedetteError } from '@vedette/domain';
import { driverFailed, type FaultReason, reasonOf } from '../common/driver-fault.ts';
import type { Scheduler } from '../common/scheduler.ts';
import type { ReaderFeedback } from '../reader/reader.ts';
import type { ReaderTeller } from '../reader/reader-teller.ts';
import { replies } from './osdp-codes.ts';
import type { OsdpPace, OsdpReaderConfig } from './osdp-config.ts';
import type { OsdpFrame } from './osdp-frame.ts';
import {
  type LocalStatus,
  type OsdpCard,
  type OsdpIdentity,
  parseFormatted,
  parseIdentity,
  parseLocalStatus,
  parseRaw,
} from './osdp-replies.ts';
import { PanelLink, type Refusal, refused } from './panel-link.ts';
import type { Step } from './panel-table.ts';
import { type Installed, ReaderKeys } from './reader-keys.ts';
import type { Scbk } from './scbk.ts';

export interface OsdpDeviceDeps {
  readonly config: OsdpReaderConfig;
  readonly pace: OsdpPace;
  readonly where: string;
  readonly scheduler: Scheduler;
  readonly teller: ReaderTeller;
}

const whole: LocalStatus = { tampered: false, powerFailed: false };

/** One reader as the panel knows it: its keys, the present life of its link, and when it is next spoken to. */
export class OsdpDevice {
  readonly #deps: OsdpDeviceDeps;
  readonly #keys: ReaderKeys;
  #link: PanelLink | null = null;
  #due = 0;
  #pause: Duration;
  #ready = false;
  #told = false;
  #refusal: Refusal | null = null;
  #why: FaultReason | 'ok' = 'not-connected';
  #status: LocalStatus = whole;
  #identity: OsdpIdentity | null = null;
  #closed = false;

  constructor(deps: OsdpDeviceDeps) {
    this.#deps = deps;
    this.#keys = new ReaderKeys(deps.config.scbk, deps.scheduler);
    this.#pause = deps.pace.firstPause;
  }

  /** When it wants to be spoken to, on the scheduler's clock; null: not before something changes. */
  due(): number | null {
    return this.#closed ? null : this.#due;
  }

  /** What to send; null when there is nothing that may be said to it. */
  ask(): Uint8Array | null {
    const { scheduler, pace } = this.#deps;
    this.#refusal = null;
    this.#link ??= this.#begin();
    const bytes = this.#link?.ask() ?? null;
    const polls = this.#link === null || this.#link.step === 'poll';
    this.#due = scheduler.now() + (polls ? pace.poll : 0);
    return bytes;
  }

  /** How often the question may be repeated: a reader that was never there holds up the others once only. */
  retries(): number {
    return this.#ready ? this.#deps.pace.retries : 0;
  }

  /** `over`: nothing better can come. */
  hear(frame: OsdpFrame): 'answered' | 'busy' | 'over' | 'waiting' {
    const heard = this.#link?.hear(frame) ?? 'not-for-us';
    if (heard === 'answered' || heard === 'busy') return heard;
    if (heard !== 'not-for-us') this.#refusal = heard;
    return heard === 'nak' || heard === 'key' ? 'over' : 'waiting';
  }

  /** No answer came that could be taken. */
  missed(): void {
    this.lost(refused(this.#deps.where, this.#refusal));
  }

  /** This life of the link is over; the next begins after a pause, with a handshake of its own. */
  lost(error: VedetteError): void {
    const { pace, scheduler, teller } = this.#deps;
    this.#drop();
    this.#why = reasonOf(error);
    this.#due = scheduler.now() + (this.#keys.isInstalling() ? pace.poll : this.#pause);
    this.#pause = duration(Math.min(this.#pause * 2, pace.longestPause));
    this.#leave();
    if (!this.#told && !this.#keys.isInstalling()) {
      this.#told = true;
      teller.fault(error);
    }
  }

  show(answer: ReaderFeedback): void {
    if (this.#ready) this.#link?.show(answer);
  }

  install(key: Scbk, window: Duration): Promise<Installed> {
    const installed = this.#keys.install(key, window);
    this.#drop();
    this.#leave();
    this.#due = this.#deps.scheduler.now();
    return installed;
  }

  condition(): FaultReason | 'ok' {
    if (this.#closed) return 'closed';
    return this.#ready ? 'ok' : this.#why;
  }

  status(): LocalStatus {
    return this.#status;
  }

  identity(): OsdpIdentity | null {
    return this.#identity;
  }

  close(): void {
    this.#closed = true;
    this.#drop();
    this.#keys.destroy();
  }

  #begin(): PanelLink | null {
    const { address, check, security } = this.#deps.config;
    const terms = security === 'clear' ? { mode: security } : this.#keys.terms();
    if (terms === null) {
      this.#untold();
      return null;
    }
    return new PanelLink(address, check, terms, {
      answered: (step, code, data) => this.#answered(step, code, data),
      keyed: () => {
        this.#keys.settle();
        this.#drop();
      },
    });
  }

  #untold(): void {
    this.#why = 'not-trusted';
    if (this.#told) return;
    this.#told = true;
    this.#deps.teller.fault(driverFailed(this.#deps.where, 'not-trusted', 'no key has been set yet'));
  }

  #drop(): void {
    this.#link?.destroy();
    this.#link = null;
  }

  #answered(step: Step, code: number, data: Uint8Array): void {
    if (step === 'cryptogram' && this.#link?.mode === 'guarded') this.#keys.settle();
    if (code === replies.id) this.#identity = parseIdentity(data) ?? this.#identity;
    if (this.#link?.step === 'poll') this.#found();
    if (code === replies.raw) this.#read(parseRaw(data));
    if (code === replies.formatted) this.#read(parseFormatted(data));
    if (code === replies.localStatus) this.#watch(parseLocalStatus(data));
  }

  #leave(): void {
    this.#ready = false;
    this.#deps.teller.gone();
  }

  #found(): void {
    this.#pause = this.#deps.pace.firstPause;
    if (this.#ready) return;
    this.#ready = true;
    this.#told = false;
    this.#deps.teller.ready();
  }

  #read(card: OsdpCard | null): void {
    if (card === null) this.#deps.teller.unreadable('osdp');
    else this.#deps.teller.read(card);
  }

  #watch(status: LocalStatus | null): void {
    if (status === null) return;
    const before = this.#status;
    this.#status = status;
    const { teller, where } = this.#deps;
    if (status.tampered && !before.tampered) teller.fault(driverFailed(where, 'tampered', 'it was opened'));
    if (status.powerFailed && !before.powerFailed)
      teller.fault(driverFailed(where, 'power-failed', 'its power fails'));
  }
}

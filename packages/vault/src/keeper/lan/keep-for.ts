import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { VedetteError } from '@vedette/domain';
import { type ScalarFile, scalarFile } from '../scalar-file.ts';
import { type KnownDevice, knownDevices } from './known-devices.ts';
import { answerBytes, type LanAct, type LanAnswer, type LanRequest, requestBytes } from './messages.ts';
import { isSignedWith, type SigningKey } from './signing-key.ts';

export interface LanKeeperDeps {
  readonly folder: string;
  readonly key: SigningKey;
  /** Milliseconds that only grow. */
  readonly now: () => number;
  /** What was done, for whom; nothing of it is personal. */
  readonly onAct: (act: LanAct, device: KnownDevice, generation: number) => void;
}

/** An unlock needs one answer; whoever asks more often is not unlocking. */
const actsAtMost = 12;
const window = 60_000;

/** The acts of a keeper for terminals whose key it knows. */
export class LanKeeperDesk {
  readonly #deps: LanKeeperDeps;
  readonly #files = new Map<string, ScalarFile>();
  readonly #acts = new Map<string, number[]>();

  constructor(deps: LanKeeperDeps) {
    this.#deps = deps;
  }

  /**
   * @throws `not-allowed` for a terminal it does not know or that did not sign, `rate-limited`, `keeper-refused`,
   * `input-invalid`
   */
  async act(request: LanRequest): Promise<LanAnswer> {
    const device = await this.#known(request);
    this.#count(device);
    const answer = await this.#done(request, this.#fileOf(device));
    this.#deps.onAct(request.act, device, request.generation);
    return { ...answer, signature: this.#deps.key.sign(answerBytes(request, answer)) };
  }

  async #known(request: LanRequest): Promise<KnownDevice> {
    const key = request.device.toString('base64url');
    const device = (await knownDevices(this.#deps.folder)).find((each) => each.key === key);
    const signed = isSignedWith(request.device, requestBytes(request), request.signature);
    if (device === undefined || !signed) throw new VedetteError('not-allowed', 'caller', { at: 'device' });
    return device;
  }

  #count({ key }: KnownDevice): void {
    const now = this.#deps.now();
    const recent = (this.#acts.get(key) ?? []).filter((at) => now - at < window);
    if (recent.length >= actsAtMost) throw new VedetteError('rate-limited', 'caller');
    this.#acts.set(key, [...recent, now]);
  }

  #fileOf({ key }: KnownDevice): ScalarFile {
    // One for each device, because it is what puts its acts in order. Its name is no key's, and is safe in any folder.
    const name = createHash('sha256').update(key).digest('hex');
    const file = this.#files.get(key) ?? scalarFile(join(this.#deps.folder, 'shares', name));
    this.#files.set(key, file);
    return file;
  }

  async #done(
    { act, generation, point }: LanRequest,
    file: ScalarFile,
  ): Promise<Omit<LanAnswer, 'signature'>> {
    switch (act) {
      case 'prepare':
        return { point: await file.prepare(generation), gone: 0 };
      case 'answer':
        if (point === null) throw new VedetteError('input-invalid', 'caller', { at: 'point' });
        return { point: await file.answer(generation, point), gone: 0 };
      case 'settled':
        return { point: null, gone: await file.settled(generation) };
      case 'dismiss':
        await file.dismiss(generation);
        return { point: null, gone: generation };
    }
  }
}

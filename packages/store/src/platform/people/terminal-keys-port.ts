import type { RecipientId } from '@vedette/vault';
import type { DeviceId } from '../devices/port.ts';
import type { LocationId } from '../locations/port.ts';
import type { Reach } from '../reach.ts';

/** A terminal that faces of its site are sealed to. */
export interface TerminalKey {
  readonly device: DeviceId;
  readonly site: LocationId;
  readonly recipient: RecipientId;
  /** X25519, 32 bytes. */
  readonly publicKey: Uint8Array;
}

export interface TerminalKeyStore {
  /**
   * A claimed terminal has said which key it opens with: when it is new, those at its site that can open a face are
   * asked to seal it to this one. A key that it had before opens nothing any more. Nothing for a device that stands
   * nowhere. @throws `input-invalid` for what is no key
   */
  note(device: DeviceId, publicKey: Uint8Array): Promise<void>;
  /** Of claimed terminals, by recipient. @throws `not-found` for a site out of reach */
  ofSite(reach: Reach, site: LocationId): Promise<readonly TerminalKey[]>;
  /** For the device link, which knows whom it talks to; null before its first word. */
  ofDevice(device: DeviceId): Promise<TerminalKey | null>;
  /** When a terminal is retired or stolen: nothing is sealed to it any more. Gives how many faces it could open. */
  forget(device: DeviceId): Promise<number>;
}

import type { Branded, Instant } from '@vedette/domain';
import type { LocationId } from '../locations/port.ts';

/** 16 characters of lower-case base32: the beginning of the SHA-256 of the device's public key. */
export type DeviceId = Branded<string, 'DeviceId'>;

export const deviceStates = ['quarantined', 'claimed', 'retired'] as const;
/** Unknown devices wait in quarantine; a retired one never comes back under its key. */
export type DeviceState = (typeof deviceStates)[number];

export interface Device {
  readonly id: DeviceId;
  /** Null while in quarantine. */
  readonly site: LocationId | null;
  /** Ed25519, 32 bytes. */
  readonly publicKey: Uint8Array;
  readonly state: DeviceState;
  /** Of its software; null until it said so. */
  readonly software: string | null;
  /** The version of the device link it speaks. */
  readonly link: number | null;
  readonly createdAt: Instant;
  readonly claimedAt: Instant | null;
  readonly retiredAt: Instant | null;
}

export interface DeviceVersions {
  readonly software: string;
  readonly link: number;
}

export interface DeviceStore {
  /** Puts a key into quarantine. A key that is known already is answered as it stands. @throws `input-invalid` */
  register(publicKey: Uint8Array): Promise<Device>;
  get(id: DeviceId): Promise<Device | null>;
  /** @throws `not-found`, `conflict` for a device that is not in quarantine, `input-invalid` for no site */
  claim(id: DeviceId, site: LocationId): Promise<Device>;
  /** For ever. @throws `not-found` */
  retire(id: DeviceId): Promise<Device>;
  /** @throws `not-found`, `input-invalid` */
  report(id: DeviceId, versions: DeviceVersions): Promise<void>;
}

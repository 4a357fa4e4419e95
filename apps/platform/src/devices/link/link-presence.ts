import type { Instant } from '@vedette/domain';
import type { LinkPresence } from '@vedette/link';
import type { DeviceId, PresenceStore, TerminalKeyStore, ToldDutyStore } from '@vedette/store/platform';
import type { GiveKeys } from './give-keys.ts';

/** A device has come or gone, or has been heard. */
export interface PresenceNews {
  readonly device: DeviceId;
  readonly isOnline: boolean;
  readonly at: Instant;
}

export interface LinkPresenceDeps {
  readonly presence: PresenceStore;
  readonly terminalKeys: Pick<TerminalKeyStore, 'note'>;
  readonly told: (news: PresenceNews) => Promise<void>;
  readonly duties: Pick<ToldDutyStore, 'brought'>;
  readonly keys: GiveKeys;
  /** Its set of rows has changed. */
  readonly setChanged: (device: DeviceId) => void;
}

/** Who is there: into the store, and to whoever listens. */
export function linkPresence({
  presence,
  terminalKeys,
  duties,
  told,
  keys,
  setChanged,
}: LinkPresenceDeps): LinkPresence {
  return {
    async born(device, { session, over, facts: { duties: own = [], ...facts }, health }, at) {
      await duties.brought(device, own, at);
      await presence.born(device, { session, over, facts, health }, at);
      await terminalKeys.note(device, new Uint8Array(Buffer.from(facts.sealing.publicKey, 'base64url')));
      if (await keys.needs(device, facts.sealing)) setChanged(device);
      await told({ device, isOnline: true, at });
    },
    async heard(device, health, at) {
      await presence.heard(device, health, at);
      if (await keys.heard(device)) setChanged(device);
    },
    async gone(device, session, at) {
      if (!(await presence.gone(device, session, at))) return;
      keys.gone(device);
      await told({ device, isOnline: false, at });
    },
  };
}

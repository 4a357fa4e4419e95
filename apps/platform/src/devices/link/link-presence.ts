import type { Instant } from '@vedette/domain';
import type { LinkPresence } from '@vedette/link';
import type { DeviceId, PresenceStore, TerminalKeyStore } from '@vedette/store/platform';

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
}

/** Who is there: into the store, and to whoever listens. */
export function linkPresence({ presence, terminalKeys, told }: LinkPresenceDeps): LinkPresence {
  return {
    async born(device, { session, over, facts, health }, at) {
      await presence.born(device, { session, over, facts, health }, at);
      await terminalKeys.note(device, new Uint8Array(Buffer.from(facts.sealing.publicKey, 'base64url')));
      await told({ device, isOnline: true, at });
    },
    heard: (device, health, at) => presence.heard(device, health, at),
    async gone(device, session, at) {
      if (await presence.gone(device, session, at)) await told({ device, isOnline: false, at });
    },
  };
}

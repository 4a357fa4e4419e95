import { VedetteError } from '@vedette/domain';
import {
  bindFireRelease,
  type Contacts,
  externalDecoder,
  type FireRelease,
  openContacts,
  openTurnstile,
  type PortraitDecoder,
  parseContacts,
  parseExternalDecoder,
  parseTurnstile,
  type Turnstile,
} from '@vedette/drivers';
import type { TerminalConfig } from '../config.ts';

/** Turnstiles and fire inputs, bound to each other before anything else of the terminal is opened. */
export interface Hardware {
  readonly fire: FireRelease;
  /** @throws VedetteError input-invalid for a name that `terminal.json` does not have */
  turnstile(name: string): Turnstile;
  /** Whether anything moves but a simulation. */
  readonly real: boolean;
  /** Decodes the photographs of identity cards; null where nobody plugged a decoder in. */
  readonly portraits: PortraitDecoder | null;
  close(): Promise<void>;
}

/** Fire opens the lanes from here on, with no store, no server, no network and no duty. */
export async function openHardware(config: TerminalConfig): Promise<Hardware> {
  const named = Object.entries(config.turnstiles);
  const opened = named.map(
    async ([name, driver]) => [name, await openTurnstile(parseTurnstile(driver))] as const,
  );
  const turnstiles: ReadonlyMap<string, Turnstile> = new Map(await Promise.all(opened));
  const inputs: readonly Contacts[] = await Promise.all(
    config.fireInputs.map((driver) => openContacts(parseContacts(driver))),
  );
  const fire = bindFireRelease({ inputs, turnstiles: [...turnstiles.values()] });
  return {
    fire,
    portraits:
      config.portraitDecoder === undefined
        ? null
        : externalDecoder(parseExternalDecoder(config.portraitDecoder)),
    real: named.some(([, { driver }]) => driver !== 'simulated'),
    turnstile(name) {
      const found = turnstiles.get(name);
      if (found !== undefined) return found;
      throw new VedetteError('input-invalid', 'caller', { at: `terminal.json: turnstile ${name}` });
    },
    async close() {
      fire.close();
      await Promise.all([...turnstiles.values(), ...inputs].map((part) => part.close()));
    },
  };
}

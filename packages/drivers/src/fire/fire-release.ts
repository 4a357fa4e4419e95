import { VedetteError } from '@vedette/domain';
import type { Unsubscribe } from '../common/subscription.ts';
import type { Contacts } from '../contact/contact.ts';
import type { Turnstile } from '../turnstile/turnstile.ts';
import type { FireRelease, FireState } from './fire-release-port.ts';

export interface FireBond {
  /** Fire inputs that are no part of a turnstile's own board. */
  readonly inputs: readonly Contacts[];
  readonly turnstiles: readonly Turnstile[];
}

/**
 * Binds fire inputs to lanes: fire at one input, or at the own input of one turnstile, opens every lane
 * of every turnstile at once. It needs nothing but the drivers. An input that cannot be read any more
 * changes nothing: fire that was on stays on, and a wire that may break belongs on a normally closed
 * input, where the break itself reads as fire.
 */
export function bindFireRelease(bond: FireBond): FireRelease {
  let state: FireState = 'off';
  const active = (): boolean =>
    bond.inputs.some((contacts) => contacts.state('fire') === 'active') ||
    bond.turnstiles.some((turnstile) => turnstile.status().fireInput === 'active');
  const openAll = (): void => {
    state = 'on';
    for (const turnstile of bond.turnstiles)
      if (turnstile.status().fire !== 'on') void turnstile.releaseForFire();
  };
  const look = (): void => {
    if (active()) openAll();
    else if (state === 'on' && !bond.inputs.some((contacts) => unread(contacts))) state = 'cleared';
  };
  const endings: readonly Unsubscribe[] = [
    ...bond.inputs.map((contacts) => contacts.subscribe(look)),
    // A lane that was reset by itself while there is fire elsewhere opens again.
    ...bond.turnstiles.map((turnstile) => turnstile.subscribe((event) => event.kind === 'fire' && look())),
  ];
  look();
  return {
    state: () => state,
    async reset() {
      if (active()) throw new VedetteError('conflict', 'caller', { at: 'a fire input is active' });
      state = 'off';
      await Promise.all(bond.turnstiles.map((turnstile) => turnstile.resetFire()));
    },
    close() {
      for (const end of endings) end();
    },
  };
}

function unread(contacts: Contacts): boolean {
  return contacts.capabilities.fire === 'supported' && contacts.state('fire') === 'unknown';
}

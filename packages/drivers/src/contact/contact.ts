import type { VedetteError } from '@vedette/domain';
import type { SelfTestReport } from '../common/self-test.ts';
import type { Subscribable } from '../common/subscription.ts';
import type { Support } from '../common/support.ts';

export const contactNames = ['door', 'exit-button', 'fire'] as const;
export type ContactName = (typeof contactNames)[number];

/** `active`: door open, button pressed, fire; `unknown` until read, and while the link is down. */
export type ContactState = 'active' | 'inactive' | 'unknown';
export type ContactCapabilities = { readonly [name in ContactName]: Support };

export type ContactEvent =
  | { readonly kind: 'changed'; readonly contact: ContactName; readonly state: ContactState }
  | { readonly kind: 'fault'; readonly error: VedetteError }
  | { readonly kind: 'recovered' };

/** Door contact, exit button and fire input, where they do not belong to a turnstile's own board. */
export interface Contacts extends Subscribable<ContactEvent> {
  readonly driver: string;
  readonly capabilities: ContactCapabilities;
  /** `unknown` for a contact that is not supported. */
  state(contact: ContactName): ContactState;
  selfTest(): Promise<SelfTestReport>;
  close(): Promise<void>;
}

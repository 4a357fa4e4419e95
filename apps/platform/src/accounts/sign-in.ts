import { VedetteError } from '@vedette/domain';
import { addressRules, signInRules } from '@vedette/server';
import type { Account } from '@vedette/store/platform';
import type { AccountDeps } from './deps.ts';
import { openTries } from './tries.ts';

export interface SignInAttempt {
  readonly name: string;
  readonly password: string;
  /** As the socket, or a proxy that is trusted, says. */
  readonly address: string | null;
}

/** @throws VedetteError `sign-in-failed`, `locked-out`, `rate-limited` */
export type SignIn = (attempt: SignInAttempt) => Promise<Account>;

/**
 * Checks a name and a password. A name nobody has costs the same work, is locked out by the same rule and leaves a
 * line as one that exists, so that names cannot be guessed.
 */
export function openSignIn({ stores, audit, passwords, now }: AccountDeps): SignIn {
  const byName = openTries(stores.attempts, 'name', signInRules, now);
  const byAddress = openTries(stores.attempts, 'address', addressRules, now);
  const refuse = async (known: Account | null): Promise<never> => {
    const organisation = known?.organisation ?? (await stores.organisations.first())?.id;
    if (organisation !== undefined)
      await audit.append({
        ...{ organisation, actor: 'nobody', action: 'sign-in-failed' },
        ...{ target: known?.id ?? null, detail: null },
      });
    throw new VedetteError('sign-in-failed', 'caller');
  };
  return async ({ name, password, address }) => {
    await byAddress.begin(address ?? 'unknown');
    await byName.begin(name);
    const known = await stores.accounts.byName(name);
    const isRight = await passwords.verify(known?.passwordHash ?? null, password);
    if (!isRight || known === null || known.account.isDisabled) return refuse(known?.account ?? null);
    await byAddress.takeBack(address ?? 'unknown');
    await byName.cleared(name);
    return known.account;
  };
}

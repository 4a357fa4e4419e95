import { VedetteError } from '@vedette/domain';
import { isSameSecret, newCode, signInRules } from '@vedette/server';
import type { AccountDeps } from './deps.ts';
import { openTries } from './tries.ts';

/** The first run of a platform: whoever reads the code on its console becomes its owner. */
export interface FirstRun {
  /** To be shown where only the person at the machine sees it; null once claimed. The same for all processes. */
  code(): Promise<string | null>;
  isClaimed(): Promise<boolean>;
  /** @throws `already-claimed`, `claim-code-wrong`, `locked-out` */
  demandCode(given: string): Promise<void>;
  /** The code is worth nothing from now on. */
  over(): Promise<void>;
}

const secretName = 'first-run-code';
const wrapName = new TextEncoder().encode('vedette/first-run-code/1');
const codeLength = 10;

export function openFirstRun({
  stores,
  custody,
  now,
}: Pick<AccountDeps, 'stores' | 'custody' | 'now'>): FirstRun {
  const tries = openTries(stores.attempts, 'first-run', signInRules, now);
  // Once somebody is there, somebody stays there: the owner cannot remove himself.
  let isClaimed = false;
  const claimed = async (): Promise<boolean> => {
    isClaimed ||= await stores.accounts.anybody();
    return isClaimed;
  };
  const code = async (): Promise<string | null> => {
    if (await claimed()) return null;
    const fresh = async () => custody.wrap(Buffer.from(newCode(codeLength)), wrapName);
    const wrapped =
      (await stores.secrets.get(secretName)) ?? (await stores.secrets.addFirst(secretName, await fresh()));
    return (await custody.unwrap(wrapped, wrapName)).toString();
  };
  return {
    code,
    isClaimed: claimed,
    async demandCode(given) {
      const right = await code();
      if (right === null) throw new VedetteError('already-claimed', 'caller');
      await tries.begin('everybody');
      if (!isSameSecret(given.toUpperCase().replaceAll(/[\s-]/g, ''), right))
        throw new VedetteError('claim-code-wrong', 'caller');
      await tries.takeBack('everybody');
    },
    over: () => stores.secrets.remove(secretName),
  };
}

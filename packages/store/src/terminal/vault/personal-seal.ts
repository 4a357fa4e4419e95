import type { PersonId } from '@vedette/domain';
import type { TerminalVault } from '@vedette/vault';

/** Seals what is one person's under the key of that person, so that it ends with the key wherever copies of it lie. */
export interface PersonalSeal {
  /**
   * False until the vault was created. What is written before lies under the store's key alone, as in older folders,
   * and is sealed once the vault is open.
   */
  seals(): boolean;
  /** @param name of the row, so that it opens in no other. @throws `vault-locked` */
  seal(person: PersonId | string, name: string, plain: Uint8Array): Buffer;
  /** Null when the person's key is gone. The caller zeroes it. @throws `vault-locked`, `store-damaged` */
  open(person: PersonId | string, name: string, sealed: Uint8Array): Buffer | null;
  sealText(person: PersonId | string, name: string, text: string): Buffer;
  openText(person: PersonId | string, name: string, sealed: Uint8Array): string | null;
  /** Keys must lie on the medium before what is sealed under them does. */
  flush(): void;
}

export function personalSeal(vault: TerminalVault): PersonalSeal {
  const place = (person: string) => ({ kind: 'person', person }) as const;
  const seal: PersonalSeal['seal'] = (person, name, plain) =>
    vault.sealUnder(place(person), Buffer.from(name), plain);
  const open: PersonalSeal['open'] = (person, name, sealed) =>
    vault.openUnder(place(person), Buffer.from(name), sealed);
  return {
    ...{ seal, open },
    seals: () => vault.state() !== 'none',
    sealText(person, name, text) {
      const plain = Buffer.from(text);
      const sealed = seal(person, name, plain);
      plain.fill(0);
      return sealed;
    },
    openText(person, name, sealed) {
      const plain = open(person, name, sealed);
      const text = plain?.toString() ?? null;
      plain?.fill(0);
      return text;
    },
    flush: () => vault.flush(),
  };
}

import { type Forgetting, forgettingOf, vaultFacts } from '@vedette/vault';

const left: Readonly<Record<Forgetting, string>> = {
  'for-good': 'nothing; the destruction is entered into a public log',
  'as-its-medium':
    'what its medium keeps of an overwritten and deleted file, until that is erased as a whole',
  'when-changed': 'the passphrase itself, until it is changed',
};

/**
 * The statement on cryptographic erase in the form of NIST SP 800-88 Rev. 1, appendix E. Its figures are the code's own
 * constants, so that it cannot say what the code no longer does.
 */
export function ceStatement(): string {
  const { bits, format, encapsulation, passphrase, keepers } = vaultFacts;
  const rows = keepers.map((kind) => `| ${kind} | ${left[forgettingOf[kind]]} |`);
  return `<!-- Made by scripts/drift/ce-statement.ts from the constants of the code: npm run generate -->

# Statement of cryptographic erase features

In the form of NIST SP 800-88 Rev. 1, appendix E. What is said here holds for the personal tier of a terminal under Vedette (key file \`${format.magic}\`, format ${format.version}, suite ${format.suite}); how it works is in [vault.md](../spec/vault.md).

1. **Make, model, media.** Software; it runs on the medium that it is given and knows nothing of that medium's own encryption. Which medium it was stands on each certificate, one certificate a medium.
2. **Key generation.** All keys, shares, scalars and nonces come from the operating system's generator by way of OpenSSL's DRBG (Node.js \`randomBytes\`). None that can be erased is derived from another.
3. **Media encryption.** AES-${bits.key} in GCM, one key each for a person, a purpose, the blind index of a day, and the numbers; records and pictures by HPKE (X25519, HKDF-SHA-256, AES-256-GCM) to a pair of their purpose, day and period. One encapsulation serves ${encapsulation.seals} records or ${encapsulation.minutes} minutes. What is sealed is sealed before its first write.
4. **Key level and wrapping.** Keys of ${bits.key} bits lie wrapped by AES-256-GCM under a root of ${bits.root} bits. The root is HKDF-SHA-256 of a device share of ${bits.deviceShare} bits and of a secret that the device and its keeper make together on P-256 (scalar of ${bits.scalar} bits); it is on no medium.
5. **Data areas addressed.** What lies sealed under keys of the vault, and nothing else. **Not addressed**: settings, duties, public keys, hashes of cards, heads of records, logs; the store's own cipher has a key of its own, which this does not touch. What leaves the terminal by export or backup is not addressed: a backup holds no keys, an export is in clear.
6. **Key lifecycle.** A key is made when it is first needed and is dropped when its period is over, its person is deleted or its purpose ends. Within a minute all survivors are wrapped under a new root, while the vault is open and its keeper answers.
7. **Key sanitization.** The share of the old root is destroyed at its keeper. In memory keys are buffers, overwritten with zeros when the vault is locked; copies inside the runtime are gone with the process, so a retirement ends with a power cycle. What is left of a destroyed share:

   | keeper | left |
   |---|---|
${rows.map((row) => `   ${row}`).join('\n')}

8. **Verification.** Afterwards the keeper refuses the old generation, and nothing opens under what can still be had. Until the keeper has confirmed, the state is SHRED_PENDING and no certificate calls it destroyed.
9. **Key escrow and injection.** None. No key can be brought in or taken out. A passphrase (argon2id, ${passphrase.memory / 1024} MiB, ${passphrase.passes} passes) replaces the keeper's random scalar where one is set.
10. **Offline lease.** There is none: without its keeper a terminal stays locked.
11. **Error handling.** What cannot be reached, confirmed or read back is listed and is not called erased. A write that was cut off changes nothing; damage is reported and never written over.
12. **Interface.** The LAN admin and the platform's console; over the device link the messages \`keeper-prepare\`, \`keeper-ask\`, \`keeper-settled\`.
`;
}

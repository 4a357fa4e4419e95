import { parseVerifierKey, type VerifierKey, verifierKeyText } from '../log/note/verifier-key.ts';
import type { LogTrust } from '../log/proof/verify-proof.ts';

/** Whom a verifier believes: who may certify, which logs, which witnesses and how many of them. */
export interface CertificateTrust extends LogTrust {
  readonly issuers: readonly VerifierKey[];
}

const linesAtMost = 1000;

/**
 * Keys as a file of lines: `issuer KEY`, `log KEY`, `witness KEY`, `quorum N`; `#` begins a remark. Without a line for
 * it the quorum is one, or none where no witness is named. Null for anything else.
 */
export function parseTrust(text: string): CertificateTrust | null {
  const lines = text.split(/\r?\n/).map((line) => line.replace(/#.*$/, '').trim());
  if (lines.length > linesAtMost) return null;
  const said = lines.filter((line) => line !== '').map((line) => line.split(/\s+/));
  const keysOf = (word: string): readonly (VerifierKey | null)[] =>
    said.filter(([first]) => first === word).map(([, key = '']) => parseVerifierKey(key));
  const [issuers, logs, witnesses] = [keysOf('issuer'), keysOf('log'), keysOf('witness')];
  const quorum = quorumIn(said, witnesses.length);
  const isKnown = said.every(([word = '', , ...more]) => words.includes(word) && more.length === 0);
  if (!isKnown || quorum === null || [...issuers, ...logs, ...witnesses].includes(null)) return null;
  return { issuers: whole(issuers), logs: whole(logs), witnesses: whole(witnesses), quorum };
}

const words = ['issuer', 'log', 'witness', 'quorum'];
const whole = (keys: readonly (VerifierKey | null)[]): readonly VerifierKey[] =>
  keys.filter((key) => key !== null);

function quorumIn(said: readonly (readonly string[])[], witnesses: number): number | null {
  const [line, ...more] = said.filter(([word]) => word === 'quorum');
  if (line === undefined) return Math.min(1, witnesses);
  const [, text = ''] = line;
  return more.length === 0 && /^\d{1,2}$/.test(text) ? Number(text) : null;
}

export function trustText({ issuers, logs, witnesses, quorum }: CertificateTrust): string {
  const lines = (word: string, keys: readonly VerifierKey[]): readonly string[] =>
    keys.map((key) => `${word} ${verifierKeyText(key)}`);
  const all = [...lines('issuer', issuers), ...lines('log', logs), ...lines('witness', witnesses)];
  return `${[...all, `quorum ${quorum}`].join('\n')}\n`;
}

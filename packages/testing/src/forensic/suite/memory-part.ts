import type { memoryControls } from '../memory/control.ts';
import { copiesInAll, type KeyCopies } from '../memory/key-copies.ts';
import type { VaultMemory } from '../memory/vault-memory.ts';
import { type Findings, verdict } from './part.ts';

export function memoryFindings(
  { held, wiped }: Awaited<ReturnType<typeof memoryControls>>,
  { keys, open, locked }: VaultMemory,
): Findings {
  const row = (name: string, sought: number, copies: KeyCopies) =>
    [name, sought, copies.raw, copies.hex, copies.base64, Math.round(copies.bytesRead / 2 ** 20)] as const;
  const rows = [
    row('a process that keeps its key', 1, held),
    row('a process that wiped its key', 1, wiped),
    row('a vault that is open', keys, open),
    row('a vault that was open and is locked', keys, locked),
  ];
  return {
    tables: [
      {
        title: `Copies of keys in memory (${locked.way === 'core' ? 'a core of gcore' : 'through /proc'})`,
        columns: ['process', 'keys', 'raw', 'hex', 'base64', 'MiB read'],
        rows,
      },
    ],
    verdicts: [
      verdict('positive control: a key that is kept is found', held.raw > 0, String(held.raw)),
      verdict(
        'negative control: a key that was wiped is not',
        copiesInAll(wiped) === 0,
        String(copiesInAll(wiped)),
      ),
      verdict(
        'positive control: an open vault has its keys in memory',
        open.raw >= keys / 2,
        `${open.raw}/${keys}`,
      ),
      verdict('a locked vault has none', copiesInAll(locked) === 0, `${copiesInAll(locked)}/${keys}`),
    ],
  };
}

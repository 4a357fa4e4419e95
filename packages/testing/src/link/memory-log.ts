import type { Kept, ReceivedEntry } from '@vedette/link/platform';

/** One log of a device: what has arrived, in any order, each once. */
export class MemoryLog {
  readonly entries = new Map<number, ReceivedEntry['entry']>();
  /** How often something came again. */
  repeats = 0;
  #through = 0;
  #highest = 0;

  append(entries: readonly ReceivedEntry[]): Kept {
    const setAside: { seq: number; reason: string }[] = [];
    for (const { seq, entry } of entries) {
      if (this.entries.has(seq)) this.repeats += 1;
      else this.entries.set(seq, entry);
      if (entry.kind === 'malformed') setAside.push({ seq, reason: 'malformed-entry' });
      this.#highest = Math.max(this.#highest, seq);
    }
    while (this.entries.has(this.#through + 1)) this.#through += 1;
    return { ...this.held(), setAside };
  }

  held(): Pick<Kept, 'through' | 'gaps'> {
    const gaps: { from: number; to: number }[] = [];
    for (let seq = this.#through + 1; seq < this.#highest && gaps.length < 64; seq += 1) {
      if (this.entries.has(seq)) continue;
      const from = seq;
      while (!this.entries.has(seq + 1)) seq += 1;
      gaps.push({ from, to: seq });
    }
    return { through: this.#through, gaps };
  }
}

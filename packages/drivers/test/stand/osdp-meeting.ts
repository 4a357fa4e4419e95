import { OsdpAssembler } from '../../src/osdp/osdp-assembler.ts';
import { replies } from '../../src/osdp/osdp-codes.ts';
import { type Heard, PanelLink } from '../../src/osdp/panel-link.ts';
import type { LinkTerms } from '../../src/osdp/reader-keys.ts';
import { Scbk } from '../../src/osdp/scbk.ts';
import { SimulatedOsdpReader } from '../../src/osdp/simulated-osdp-reader.ts';

export type { Heard };

export const card = Uint8Array.of(0x80, 0, 0, 0x40);
export const own = (): Scbk => Scbk.parse('000102030405060708090a0b0c0d0e0f') ?? Scbk.random();
export const guarded = (): LinkTerms => ({ mode: 'guarded', choice: { key: own(), isDefault: false } });

interface Told {
  readonly code: number;
  readonly data: readonly number[];
}

/** The panel and a reader without a line between them. */
export function meeting(terms: LinkTerms, scbk: Scbk | null = own(), secure = true) {
  const told: Told[] = [];
  let keyed = 0;
  const reader = new SimulatedOsdpReader({ address: 5, scbk, secure });
  const link = new PanelLink(5, 'crc', terms, {
    answered: (_step, code, data) => told.push({ code, data: [...data] }),
    keyed: () => keyed++,
  });
  const hear = (bytes: Uint8Array): readonly Heard[] =>
    new OsdpAssembler().push(bytes).map((frame) => link.hear(frame));
  const exchange = (): readonly Heard[] => hear(reader.hear(link.ask()));
  /** Until cards are read, or something else than an answer comes. */
  const meet = (): readonly Heard[] => {
    for (let turn = 0; turn < 8; turn++) {
      const heard = exchange();
      if (heard.length !== 1 || heard[0] !== 'answered' || link.step === 'poll') return heard;
    }
    return [];
  };
  const cards = (): readonly Told[] => told.filter(({ code }) => code === replies.raw);
  return { reader, link, told, cards, exchange, meet, hear, keyed: () => keyed };
}

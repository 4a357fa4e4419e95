import { Personal } from '@vedette/domain';
import type { UidNumber } from './uid.ts';
import type { WiegandNumber } from './wiegand.ts';
import { type WiegandFormatName, wiegandFormats } from './wiegand-format.ts';

/** Characters that an OSDP reader decoded by itself (reply FMT). */
export interface TextNumber {
  readonly kind: 'text';
  readonly text: string;
}

export type CardNumber = WiegandNumber | UidNumber | TextNumber;

/** What a site may accept: the Wiegand formats, the sizes of UIDs, and text decoded by the reader. */
export const cardKinds = [...wiegandFormats, 'uid-4', 'uid-7', 'uid-10', 'text'] as const;
export type CardKind = WiegandFormatName | 'uid-4' | 'uid-7' | 'uid-10' | 'text';

export function kindOf(number: CardNumber): CardKind {
  if (number.kind === 'wiegand') return number.format;
  if (number.kind === 'text') return 'text';
  if (number.uid.length === 8) return 'uid-4';
  return number.uid.length === 14 ? 'uid-7' : 'uid-10';
}

/**
 * The one way a card number is written before it is hashed, whichever reader it came through:
 * `card:h10301:123:4567`, `card:h10302:4567`, `card:uid:04a2b3c4d5e6f7`, `card:text:123456`.
 */
export function canonicalCard(number: CardNumber): Personal<string> {
  return new Personal(`card:${bodyOf(number)}`);
}

function bodyOf(number: CardNumber): string {
  switch (number.kind) {
    case 'uid':
      return `uid:${number.uid}`;
    case 'text':
      return `text:${number.text}`;
    case 'wiegand': {
      const { format, facility, card } = number;
      return facility === null ? `${format}:${card}` : `${format}:${facility}:${card}`;
    }
  }
}

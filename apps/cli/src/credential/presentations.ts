import type { CredentialFormatName, Instant, Presentation } from '@vedette/domain';
import { looksLikeCard, readCardText } from './card-text.ts';
import { readIdRecord } from './id-record.ts';
import { payloadText } from './payload-text.ts';

/** What wallets send: the only text that can be longer than a code. */
const walletStart = 'eyJ';

/** A payload as the readers of a lane would have delivered it, the likeliest first. */
export function presentationsOf(
  payload: Uint8Array,
  format: CredentialFormatName | undefined,
  at: Instant,
): readonly Presentation[] {
  const text = payloadText(payload);
  const said = { at, reader: 'standard input' };
  const record = format === undefined || format === 'id-document' ? readIdRecord(payload) : null;
  const isCard = format === 'card' || (format === undefined && looksLikeCard(text));
  const card = isCard ? readCardText(text) : null;
  return [
    ...(record === null ? [] : [{ ...said, medium: 'id-card' as const, bytes: record }]),
    ...(card === null ? [] : [{ ...said, ...card }]),
    {
      ...said,
      medium: text.startsWith(walletStart) ? ('openid4vp' as const) : ('qr' as const),
      bytes: Uint8Array.from(Buffer.from(text, 'latin1')),
    },
  ];
}

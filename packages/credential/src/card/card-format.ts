import type { PresentationMedium } from '@vedette/domain';
import { unread } from '../core/examine.ts';
import type { CredentialFormat } from '../core/format.ts';
import { replayKeyOf } from '../core/replay-key.ts';
import { canonicalCard } from './card-number.ts';
import { type CardTrust, chooseCard } from './card-trust.ts';
import { type CardReading, readCard } from './read-card.ts';

/** What cards come through. */
export const cardMedia = ['wiegand', 'osdp', 'nfc'] as const satisfies readonly PresentationMedium[];

/**
 * A card number: it says which card, and not who. It is a bearer's, and static even over an OSDP secure
 * channel, which keeps the line from being tapped and the card from nothing. The number leaves here only as
 * its keyed hash; the replay key is made from that hash, because a card number could be found by trying all.
 */
export function cardFormat(trust: CardTrust): CredentialFormat<CardReading> {
  const media: readonly PresentationMedium[] = cardMedia;
  return {
    format: 'card',
    media,
    detect: ({ medium }) => media.includes(medium),
    parse: readCard,
    verify({ readings }, { hashNumber }) {
      const number = chooseCard(trust, readings);
      if (number === null) return Promise.resolve(unread('card', ['not-accepted']));
      const numberHash = hashNumber(canonicalCard(number));
      return Promise.resolve({
        ...unread('card', []),
        subject: { numberHash },
        replayKey: replayKeyOf('card', numberHash),
      });
    },
  };
}

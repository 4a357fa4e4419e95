import { type CardNumber, kindOf } from './card-number.ts';
import type { CardTrust } from './card-trust.ts';
import { sortOfUid, uidNumber } from './uid.ts';
import { fitsWiegand } from './wiegand.ts';
import { layoutOf, type WiegandFormatName, wiegandFormats } from './wiegand-format.ts';

/** Why a typed card number is refused; each is a phrase of the admin. */
export type CardNumberFault = 'malformed' | 'ambiguous' | 'out-of-range' | 'random' | 'not-accepted';
export type TypedCardNumber =
  | { readonly ok: true; readonly number: CardNumber }
  | { readonly ok: false; readonly fault: CardNumberFault };

const refused = (fault: CardNumberFault): TypedCardNumber => ({ ok: false, fault });

/**
 * What a person types, or what `canonicalCard` wrote: `card:h10301:123:4567`, `h10301 123 4567`,
 * `123-4567` or `123,04567` where the site accepts one format with a facility alone, `card:uid:04A2…` or
 * `04:A2:…`, `text 123456`. A bare number is never guessed at.
 * @param text at most 128 characters
 */
export function parseCardNumber(text: string, trust: CardTrust): TypedCardNumber {
  if (text.length > 128) return refused('malformed');
  const typed = read(
    text
      .trim()
      .toLowerCase()
      .replace(/^card:/, ''),
    text.trim(),
    trust,
  );
  if (!typed.ok) return typed;
  return trust.accepts.has(kindOf(typed.number)) ? typed : refused('not-accepted');
}

function read(lower: string, original: string, trust: CardTrust): TypedCardNumber {
  const named = /^(h\d{5}|c1000-\d{2})[\s:](?:(\d{1,8})[\s:,-])?(\d{1,12})$/.exec(lower);
  if (named !== null) return wiegand(named[1], named[2], named[3]);
  const printed = /^(\d{1,8})[\s:,-](\d{1,12})$/.exec(lower);
  if (printed !== null) return ofTheOnlyFormat(trust, printed[1], printed[2]);
  const uid = /^(uid[\s:])?([0-9a-f]{2}(?:[\s:-]?[0-9a-f]{2}){3,9})$/.exec(lower);
  // Digits alone may as well be a decimal number off the back of a card.
  if (uid?.[2] !== undefined)
    return uid[1] === undefined && /^\d+$/.test(lower) ? refused('ambiguous') : uidTyped(uid[2]);
  const decoded = /^(?:card:)?text[\s:]([0-9a-z]{1,32})$/i.exec(original);
  return decoded?.[1] === undefined
    ? refused('malformed')
    : { ok: true, number: { kind: 'text', text: decoded[1] } };
}

function wiegand(name?: string, facility?: string, card?: string): TypedCardNumber {
  const format = wiegandFormats.find((known) => known === name);
  if (format === undefined) return refused('malformed');
  const number = {
    ...({ kind: 'wiegand', format } as const),
    facility: facility === undefined ? null : Number(facility),
    card: Number(card),
  };
  return fitsWiegand(number) ? { ok: true, number } : refused('out-of-range');
}

/** Facility and number, as printed on many cards, without the format. */
function ofTheOnlyFormat(trust: CardTrust, facility?: string, card?: string): TypedCardNumber {
  const wanted = (format: WiegandFormatName): boolean =>
    trust.accepts.has(format) && layoutOf(format).facility !== null;
  const [only, another] = wiegandFormats.filter(wanted);
  if (another !== undefined) return refused('ambiguous');
  return only === undefined ? refused('not-accepted') : wiegand(only, facility, card);
}

function uidTyped(hex: string): TypedCardNumber {
  const uid = Buffer.from(hex.replace(/[\s:-]/g, ''), 'hex');
  const sort = sortOfUid(uid);
  if (sort === 'random') return refused('random');
  return sort === 'wrong' ? refused('malformed') : { ok: true, number: uidNumber(uid) };
}

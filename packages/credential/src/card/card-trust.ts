import { VedetteError } from '@vedette/domain';
import { type CardKind, type CardNumber, cardKinds, kindOf } from './card-number.ts';
import { wiegandFormats, wiegandLength } from './wiegand-format.ts';

/** Which cards a site accepts. What is not listed is refused, however well its parity holds. */
export interface CardTrust {
  readonly accepts: ReadonlySet<CardKind>;
}

/** UIDs of four bytes are not in it: they are not unique, and are drawn at random by phones and passports. */
export const usualCards: CardTrust = {
  accepts: new Set(['h10301', 'h10306', 'h10304', 'c1000-35', 'c1000-48', 'uid-7', 'uid-10']),
};

const invalid = (message: string): VedetteError =>
  new VedetteError('input-invalid', 'caller', {
    at: `cards.accepts: ${message}`,
    problems: [{ path: 'cards.accepts', message }],
  });

/**
 * `{ "accepts": ["h10301", "uid-7"] }`.
 * @throws VedetteError `input-invalid`: an unknown kind, or two Wiegand formats that cannot be told apart
 */
export function parseCardTrust(value: unknown): CardTrust {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, 'accepts'))
    throw invalid('a list of kinds of card is wanted');
  const list: unknown = Object.entries(value).find(([name]) => name === 'accepts')?.[1];
  if (Object.keys(value).length !== 1 || !Array.isArray(list) || list.length > cardKinds.length)
    throw invalid('a list of kinds of card is wanted');
  const kinds = list.map((each: unknown) => {
    const kind = cardKinds.find((known) => known === each);
    if (kind === undefined) throw invalid(`one of ${cardKinds.join(', ')} is wanted`);
    return kind;
  });
  const accepts = new Set(kinds);
  refuseTwins(accepts);
  return { accepts };
}

function refuseTwins(accepts: ReadonlySet<CardKind>): void {
  const lengths = wiegandFormats.filter((format) => accepts.has(format)).map(wiegandLength);
  const twin = lengths.find((length, index) => lengths.indexOf(length) !== index);
  if (twin !== undefined) throw invalid(`two formats of ${twin} bits cannot be told apart`);
}

/** The one reading that the site accepts; null where it accepts none, or more than one. */
export function chooseCard(trust: CardTrust, readings: readonly CardNumber[]): CardNumber | null {
  const accepted = readings.filter((number) => trust.accepts.has(kindOf(number)));
  return accepted.length === 1 ? (accepted[0] ?? null) : null;
}

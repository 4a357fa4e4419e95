import type { VerificationView } from '@vedette/contract';
import type { Phrases } from '@vedette/phrases';

type Claim = VerificationView['claims'][number];
type Words = Pick<Phrases['console']['trying'], 'claim' | 'claimField' | 'claimValue'>;

interface Speaker {
  readonly words: Words;
  dateTime(at: number): string;
}

const moments: ReadonlySet<string> = new Set(['asOf', 'sampledAt', 'at', 'from', 'until']);

export const claimTitle = (claim: Claim, { claim: titles }: Words): string =>
  wordFor(titles, String(claim['kind']));

/** What a claim states, in words; codes that have none stand as the credential writes them. */
export function claimFacts(claim: Claim, speaker: Speaker): readonly (readonly [string, string])[] {
  return Object.entries(claim)
    .filter(([name, value]) => name !== 'kind' && value !== null && value !== false)
    .map(([name, value]) => [wordFor(speaker.words.claimField, name), valueText(name, value, speaker)]);
}

function valueText(name: string, value: Claim[string], { words, dateTime }: Speaker): string {
  const { claimValue } = words;
  if (typeof value === 'number') return moments.has(name) ? dateTime(value) : String(value);
  if (value === true) return '✓';
  const texts = (Array.isArray(value) ? value : [value]).map((text) => wordFor(claimValue, String(text)));
  return texts.join(' · ') || claimValue.everywhere;
}

const wordFor = (words: Readonly<Record<string, string>>, code: string): string =>
  Object.hasOwn(words, code) ? (words[code] ?? code) : code;

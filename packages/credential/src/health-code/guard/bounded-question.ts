import { canonicalNumber, Personal, presentationLimits } from '@vedette/domain';
import type { AdapterQuestion } from '../adapter.ts';
import { askingPurpose } from '../adapter.ts';
import type { GatewayFault, StatusQuestion } from '../gateway.ts';

const longestName = 64;
const numberPattern = /^[0-9A-Z()]{4,32}$/;

type Bounded =
  | { readonly ok: true; readonly question: AdapterQuestion }
  | { readonly ok: false; readonly fault: GatewayFault };

const refusal = (fault: GatewayFault): Bounded => ({ ok: false, fault });

/** A question that no code, name or number could be is not even asked. */
export function boundedQuestion(question: StatusQuestion): Bounded {
  return 'raw' in question ? boundedCode(question.raw) : boundedPerson(question.name, question.number);
}

function boundedCode(raw: Uint8Array): Bounded {
  if (raw.length > presentationLimits.qr) return refusal('too-large');
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(raw);
    return text === ''
      ? refusal('malformed')
      : { ok: true, question: { kind: 'code', text: new Personal(text) } };
  } catch {
    return refusal('malformed');
  }
}

function boundedPerson(name: Personal<string>, number: Personal<string>): Bounded {
  const plainName = name.unwrap(askingPurpose).trim();
  const plainNumber = canonicalNumber(number.unwrap(askingPurpose));
  if (plainName === '' || plainName.length > longestName || !numberPattern.test(plainNumber))
    return refusal('malformed');
  const asked = { name: new Personal(plainName), number: new Personal(plainNumber) };
  return { ok: true, question: { kind: 'person', ...asked } };
}

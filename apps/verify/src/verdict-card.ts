import type { CertificateVerdict } from '@vedette/vault/certificate';
import { element } from './element.ts';
import type { Found } from './table.ts';
import type { Words } from './words.ts';

type Look = 'good' | 'warn' | 'bad';
const looks: Readonly<Record<CertificateVerdict, Look>> = {
  ...{ good: 'good', intact: 'warn', bad: 'bad', unreadable: 'bad' },
};

/** The one answer, in a word and a colour, and why. */
export function verdictCard(found: Found, words: Words): HTMLElement {
  const { verify, fault, refusal } = words.phrases;
  const { verdict, finding, isNamed } = found;
  const isFailure = finding?.certificate?.profile === 'FAILED' && verdict !== 'bad';
  const isOther = isNamed === false;
  const look: Look = isOther ? 'bad' : isFailure && verdict === 'good' ? 'warn' : looks[verdict];
  const reasons = [
    ...(finding?.faults ?? []).map((one) => fault[one]),
    ...(finding?.refusals ?? []).map((one) => refusal[one]),
  ];
  return element(
    'section',
    { class: `card verdict ${look}`, role: 'status' },
    element('h2', {}, isOther ? verify.otherThanPaper : isFailure ? verify.failedDevice : verify[verdict]),
    isFailure && !isOther ? element('p', {}, verify[verdict]) : null,
    textOf(found, words),
    reasons.length === 0
      ? null
      : element('ul', { 'aria-label': verify.reasons }, ...reasons.map((text) => element('li', {}, text))),
  );
}

function textOf({ verdict, finding }: Found, { phrases: { verify } }: Words): HTMLElement | null {
  if (verdict === 'good')
    return element('p', {}, verify.goodText.replace('{{n}}', String(finding?.witnesses.length ?? 0)));
  return verdict === 'intact' ? element('p', {}, verify.intactText) : null;
}

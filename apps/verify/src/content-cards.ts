import { type CertificateFinding, describeCertificate, type Row } from '@vedette/vault/certificate';
import { card, element } from './element.ts';
import type { Found } from './table.ts';
import type { Words } from './words.ts';

/** What a certificate that can be read shows, what it does not, and everything it says. */
export function contentCards({ finding, carried }: Found, words: Words): readonly HTMLElement[] {
  const { phrases } = words;
  const { verify, profile } = phrases;
  if (finding === null || finding.certificate === null) return [];
  const { certificate } = finding;
  const { proves, doesNot } = profile[certificate.profile];
  const claims =
    finding.faults.length > 0
      ? []
      : [card(verify.proves, element('p', {}, proves)), card(verify.doesNot, element('p', {}, doesNot))];
  return [
    ...claims,
    logCard(finding, words),
    ...describeCertificate(certificate, phrases).map(({ title, rows }) => card(title, factsOf(rows))),
    ...(carried === null ? [] : [card(verify.keys, element('p', {}, verify.remember), keysOf(carried))]),
  ];
}

const keysOf = (text: string): HTMLElement => element('pre', { tabindex: 0 }, text);

function logCard({ checkpoint, witnesses, certificate }: CertificateFinding, words: Words): HTMLElement {
  const { verify } = words.phrases;
  const seen = witnesses.map(({ key, at }) => ({
    label: key.name,
    value: at === null ? '' : new Date(at * 1000).toISOString().replace(/\.000Z$/, 'Z'),
  }));
  return card(
    verify.logged,
    factsOf([
      { label: words.phrases.label.log, value: checkpoint?.origin ?? certificate?.issuer.log ?? '' },
      ...(checkpoint === null ? [] : [{ label: verify.logSize, value: String(checkpoint.size) }]),
      ...(seen.length === 0 ? [{ label: verify.witnesses, value: verify.noWitness }] : seen),
    ]),
  );
}

function factsOf(rows: readonly Row[]): HTMLElement {
  const facts = rows.filter(({ label }) => label !== null);
  const sentences = rows.filter(({ label }) => label === null);
  return element(
    'div',
    {},
    element(
      'dl',
      { hidden: facts.length === 0 },
      ...facts.map(({ label, value }) =>
        element('div', {}, element('dt', {}, label), element('dd', {}, value)),
      ),
    ),
    element(
      'ul',
      { hidden: sentences.length === 0 },
      ...sentences.map(({ value }) => element('li', {}, value)),
    ),
  );
}

import {
  type CredentialFault,
  examinerOf,
  readHealthCard,
  type ShcTrust,
  shcFormat,
  verifyHealthCard,
} from '@vedette/credential';
import { instant, type Presentation } from '@vedette/domain';
import { shapeIn, shapesOf, textOf } from '../json-shape.ts';
import { verifyContextAt } from '../verify-context.ts';
import { exampleTrust } from './trusts.ts';

export type Faults = readonly CredentialFault[];

/** After every example was issued, and before none of them but those that are meant to be early. */
export const at = instant(Date.UTC(2026, 0, 1));
const context = verifyContextAt(at);

/** What is wrong with the text of a code. One that no format claims is as unreadable as one that breaks off. */
export async function judgeText(text: string, version = 1): Promise<Faults> {
  const bytes = new TextEncoder().encode(text);
  const presentation: Presentation = {
    medium: 'qr',
    at,
    reader: 'conformance',
    bytes,
    symbolVersion: version,
  };
  const examiner = examinerOf(shcFormat(exampleTrust));
  return examiner.detect(presentation)
    ? (await examiner.examine(presentation, context)).faults
    : ['malformed'];
}

export function judgeJws(jws: string, trust: ShcTrust = exampleTrust): Faults {
  const card = readHealthCard(jws);
  return card.ok ? verifyHealthCard(trust, card.value, context).faults : card.faults;
}

/** Every fault of any card in a `.smart-health-card` file, or in what a FHIR server answers. */
export function judgeFile(text: string): Faults {
  const json = text.trim() === text ? shapeIn(text) : undefined;
  if (json === undefined) return ['malformed'];
  const listed = Array.isArray(json['verifiableCredential']) ? json['verifiableCredential'] : [];
  const answered = shapesOf(json['parameter']).filter(({ name }) => name === 'verifiableCredential');
  const cards = [...listed, ...answered.map(({ valueString }) => valueString)].map(textOf);
  return cards.length === 0 ? ['malformed'] : cards.flatMap((jws) => judgeJws(jws));
}

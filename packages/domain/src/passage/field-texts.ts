import type { EvidenceKind } from '../evidence/evidence.ts';
import { type EvidenceOf, ofKind } from '../evidence/of-kind.ts';
import type { CollectableField } from '../privacy/field.ts';
import type { RecordSources } from './record-sources.ts';

/** The text of a field, or null when there is nothing to write. */
type FieldText = (sources: RecordSources, purpose: string) => string | null;

/**
 * How each field is written: temperatures in °C, moments in milliseconds since 1970, a score with four
 * decimals; the parts of one piece are joined by `/`, several pieces by `;` in sorted order.
 */
export const fieldTexts: { readonly [field in CollectableField]: FieldText } = {
  name: ({ person }, purpose) => person?.name?.unwrap(purpose) ?? null,
  phone: ({ person }, purpose) => person?.phone?.unwrap(purpose) ?? null,
  'id-number': ({ person }, purpose) => person?.idNumber?.unwrap(purpose) ?? null,
  organisation: ({ person }) => person?.organisation ?? null,
  capture: ({ capture }) => capture,
  'screening-temperature': from('screening-temperature', ({ reading }) => reading?.toFixed(1)),
  mask: from('mask', ({ state }) => state),
  'health-status': from('health-status', ({ colour }) => colour),
  test: from('test', ({ method, result, sampledAt }) => [method, result, sampledAt ?? 'unknown'].join('/')),
  vaccination: from('vaccination', ({ doses, lastAt }) =>
    [doses ?? 'unknown', lastAt ?? 'unknown'].join('/'),
  ),
  itinerary: from('itinerary', ({ state }) => state),
  'comparison-score': from('identification', (piece) =>
    piece.state === 'identified' ? piece.score?.toFixed(4) : undefined,
  ),
};

function from<K extends EvidenceKind>(
  kind: K,
  text: (piece: EvidenceOf<K>) => string | undefined,
): FieldText {
  return ({ facts }) => {
    const texts = ofKind(facts, kind).flatMap((piece) => text(piece) ?? []);
    return texts.length === 0 ? null : [...new Set(texts)].sort().join(';');
  };
}

import {
  type CollectableField,
  collectedFields,
  type Duration,
  type Duty,
  duration,
  type Retention,
  retention,
} from '@vedette/domain';
import type { Connection } from '../database/connection.ts';
import { invalid } from '../database/input.ts';
import type { RecordsSchema } from '../database/schema.ts';

/** What one version of a duty lets the store keep. */
export interface CollectionRules {
  readonly duty: Duty;
  readonly purpose: string;
  readonly fields: ReadonlyMap<CollectableField, Retention>;
  /** How long a tag of the subject is kept: as long as what identifies; null when nothing does. */
  readonly subjectKeep: Duration | null;
}

export interface RuleBook {
  /** Undefined for a version that was never in force here. */
  of(duty: string, version: number): CollectionRules | undefined;
  /** Every purpose ever in force here. */
  purposes(): readonly string[];
}

const identifying: readonly CollectableField[] = ['name', 'phone', 'id-number'];

export function ruleBook(db: Connection<RecordsSchema>): RuleBook {
  // A version never changes, so what was read once stays right.
  const known = new Map<string, CollectionRules>();
  const find = db.raw
    .prepare<[string, number], string>('select document from duty_version where duty = ? and version = ?')
    .pluck();
  return {
    of(duty, version) {
      const key = `${version} ${duty}`;
      const seen = known.get(key);
      if (seen !== undefined) return seen;
      const document = find.get(duty, version);
      if (document === undefined) return undefined;
      const rules = rulesOf(JSON.parse(document) as Duty);
      known.set(key, rules);
      return rules;
    },
    purposes() {
      const text = "select distinct json_extract(document, '$.purpose') from duty_version";
      return db.raw.prepare<[], string>(text).pluck().all();
    },
  };
}

/** What the domain says that a duty collects. */
export function rulesOf(duty: Duty): CollectionRules {
  const fields = new Map(
    collectedFields(duty).flatMap((field) => {
      const kept = retention(duty, field);
      return kept === undefined ? [] : [[field, kept] as const];
    }),
  );
  const keeps = identifying.flatMap((field) => fields.get(field)?.maxKeep ?? []);
  const subjectKeep = keeps.length === 0 ? null : duration(Math.max(...keeps));
  return { duty, purpose: duty.purpose, fields, subjectKeep };
}

/**
 * A duty that names a field and cannot have it would silently write less than it says.
 * @throws `input-invalid` for a field nobody knows, without a reason or readable periods, or kept at least longer
 * than at most
 */
export function refuseUncollectable(duty: Duty): void {
  const { fields } = rulesOf(duty);
  for (const [name, collection] of Object.entries(duty.collect)) {
    if (collection === undefined) continue;
    const kept = [...fields].find(([field]) => field === name)?.[1];
    if (kept === undefined || kept.minKeep > kept.maxKeep) throw invalid(`collect.${name}`);
  }
}

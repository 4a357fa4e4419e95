import type { Instant, PersonId } from '@vedette/domain';
import { sql } from 'kysely';
import type { StoreContext } from '../context.ts';
import { invalid, notFound, shortText, whole } from '../database/input.ts';
import type { RecordsSchema } from '../database/schema.ts';
import type { Served } from '../served.ts';
import type { PersonalSeal } from '../vault/personal-seal.ts';
import type { NewReference, ReferenceBatch, ReferenceId, ReferenceStore, ReferenceSummary } from './port.ts';
import { openedVector, sealedLonger, sealedVector } from './sealed-vector.ts';

type Summary = Omit<RecordsSchema['face_reference'], 'vector' | 'sealed' | 'id'> & { id: number };
const shown = ['id', 'person_id', 'model', 'quality', 'added_at'] as const;
const dimensionAtMost = 4096;
const batchAtMost = 5000;
const floatBytes = Float32Array.BYTES_PER_ELEMENT;

export function referenceRepository({ records: db, personal, now }: StoreContext): Served<ReferenceStore> {
  const isEnrolled = (person: PersonId): boolean =>
    db.first(db.sql.selectFrom('person').select('id').where('id', '=', person)) !== undefined;
  const bytesOf = (model: string): number | undefined => {
    // SQLite tells a blob's length without reading it: a face less in memory.
    const length = sql<number>`length(vector) - sealed * ${sealedLonger}`;
    const query = db.sql.selectFrom('face_reference').select(length.as('bytes'));
    return db.first(query.where('model', '=', model).limit(1))?.bytes;
  };
  return {
    add(reference) {
      const vector = vectorBytes(reference);
      const write = (): ReferenceSummary => {
        if (!isEnrolled(reference.person)) throw notFound('person');
        const bytes = bytesOf(reference.model) ?? vector.byteLength;
        if (bytes !== vector.byteLength) throw invalid('vector');
        const row = {
          person_id: reference.person,
          model: shortText(reference.model, 'model'),
          quality: reference.quality,
          added_at: now(),
        };
        const stored = sealedVector(personal, row, vector);
        const id = db.insert(db.sql.insertInto('face_reference').values({ ...row, ...stored }));
        personal.flush();
        return toSummary({ ...row, id });
      };
      try {
        return db.transaction(write);
      } finally {
        vector.fill(0);
      }
    },
    of(person) {
      const query = db.sql.selectFrom('face_reference').select(shown).where('person_id', '=', person);
      return db.rows(query.orderBy('id')).map(toSummary);
    },
    remove(id) {
      return db.run(db.sql.deleteFrom('face_reference').where('id', '=', id)) > 0;
    },
    batch(model, after, limit) {
      const size = whole(limit, 1, batchAtMost, 'limit');
      const query = db.sql
        .selectFrom('face_reference')
        .select([...shown, 'sealed', 'vector'])
        .where('model', '=', model)
        .where('id', '>', after ?? (0 as ReferenceId));
      return toBatch(personal, db.rows(query.orderBy('id').limit(size)), size);
    },
    counts() {
      const query = db.sql.selectFrom('face_reference').groupBy('model').select('model');
      const rows = db.rows(query.select((q) => q.fn.countAll<number>().as('n')));
      return new Map(rows.map((row) => [row.model, row.n]));
    },
  };
}

function vectorBytes({ vector, quality }: NewReference): Uint8Array {
  whole(vector.length, 1, dimensionAtMost, 'vector');
  if (!vector.every(Number.isFinite)) throw invalid('vector');
  if (!(quality >= 0 && quality <= 1)) throw invalid('quality');
  // A copy in the machine's order of bytes: little-endian on every platform that Node runs on here.
  return new Uint8Array(vector.buffer.slice(vector.byteOffset, vector.byteOffset + vector.byteLength));
}

type Stored = Summary & { readonly sealed: number; readonly vector: Uint8Array };

function toBatch(personal: PersonalSeal, rows: readonly Stored[], size: number): ReferenceBatch {
  // A face whose key is gone is forgotten, whatever is left of its row.
  const opened = rows.flatMap((row) => {
    const vector = openedVector(personal, row);
    return vector === null ? [] : [{ id: row.id, person: row.person_id, vector }];
  });
  const each = opened[0]?.vector.byteLength ?? 0;
  const bytes = new Uint8Array(opened.length * each);
  opened.forEach(({ vector }, i) => {
    bytes.set(vector, i * each);
    vector.fill(0);
  });
  return {
    ids: opened.map((row) => row.id as ReferenceId),
    people: opened.map((row) => row.person as PersonId),
    dimension: each / floatBytes,
    vectors: new Float32Array(bytes.buffer),
    next: rows.length === size ? ((rows.at(-1)?.id ?? null) as ReferenceId | null) : null,
  };
}

function toSummary(row: Summary): ReferenceSummary {
  return {
    id: row.id as ReferenceId,
    person: row.person_id as PersonId,
    model: row.model,
    quality: row.quality,
    addedAt: row.added_at as Instant,
  };
}

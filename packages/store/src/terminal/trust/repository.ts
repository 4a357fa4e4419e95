import { type Instant, Personal, type TrustKind, trustKinds, VedetteError } from '@vedette/domain';
import type { StoreContext } from '../context.ts';
import { invalid, shortText } from '../database/input.ts';
import type { RecordsSchema } from '../database/schema.ts';
import type { OperatorId } from '../operators/port.ts';
import type { Served } from '../served.ts';
import type { Json } from '../settings/port.ts';
import type { NewTrustDocument, TrustDocument, TrustDocumentStore } from './port.ts';

const idPattern = /^[a-z0-9]+(?:[.-][a-z0-9]+)*$/;
const idAtMost = 64;
/** UTF-16 units of JSON; the trust list of a continent has some hundred thousand. */
const documentAtMost = 8_000_000;
const secretAtMost = 100_000;

export function trustRepository({ records: db, secrets, now }: StoreContext): Served<TrustDocumentStore> {
  const documents = () => db.sql.selectFrom('trust_document').selectAll();
  const find = (id: string) => db.first(documents().where('id', '=', id));
  function seal(id: string, secret: Personal<string> | undefined): Uint8Array | undefined {
    const text = secret?.unwrap('sealing a secret');
    if (text === undefined) return undefined;
    if (text === '' || text.length > secretAtMost) throw invalid('secret');
    return secrets.seal(text, id);
  }
  return {
    all: () => db.rows(documents().orderBy('kind').orderBy('id')).map(toDocument),
    put(given) {
      const row = { ...rowOf(given), set_at: now() };
      return db.transaction(() => {
        const before = find(given.id);
        if (before !== undefined && before.kind !== given.kind)
          throw new VedetteError('conflict', 'caller', { at: 'id' });
        const sealed = seal(given.id, given.secret) ?? before?.sealed_secret ?? null;
        const change = { ...row, sealed_secret: sealed };
        const query = db.sql.insertInto('trust_document').values(change);
        db.run(query.onConflict((on) => on.column('id').doUpdateSet(change)));
        return toDocument(change);
      });
    },
    remove: (id) => db.run(db.sql.deleteFrom('trust_document').where('id', '=', id)) > 0,
    secret(id) {
      const sealed = find(id)?.sealed_secret ?? null;
      return sealed === null ? null : new Personal(secrets.open(sealed, id));
    },
  };
}

function rowOf({ id, kind, name, document, by }: NewTrustDocument) {
  if (!idPattern.test(id) || id.length > idAtMost) throw invalid('id');
  if (!trustKinds.includes(kind)) throw invalid('kind');
  const text = JSON.stringify(document);
  if (text.length > documentAtMost) throw invalid('document');
  return { id, kind, name: shortText(name, 'name'), document: text, set_by: by };
}

function toDocument(row: RecordsSchema['trust_document']): TrustDocument {
  return {
    id: row.id,
    kind: row.kind as TrustKind,
    name: row.name,
    document: JSON.parse(row.document) as Json,
    hasSecret: row.sealed_secret !== null,
    setAt: row.set_at as Instant,
    setBy: row.set_by as OperatorId | null,
  };
}

import { randomBytes } from 'node:crypto';
import type { PersonId } from '@vedette/domain';
import type { StoreContext } from '../context.ts';
import { invalid, whole } from '../database/input.ts';
import { readMeta, readMetaNumber, writeMeta } from '../database/meta.ts';
import type { ReferenceId, ReferenceStore } from '../references/port.ts';
import type { Served } from '../served.ts';
import type { Json } from '../settings/port.ts';
import type { HeldState, LinkStore } from './port.ts';

const noHash = '0'.repeat(64);
const commandsAtMost = 256;
const keysAtMost = 1000;
const keyPattern = /^[a-z][a-z-]{0,31}\/[A-Za-z0-9][A-Za-z0-9._:-]{0,95}$/;

const newLog = (): string => randomBytes(16).toString('base64url');

export function linkRepository(
  context: StoreContext,
  references: Served<Pick<ReferenceStore, 'add' | 'remove'>>,
): Served<LinkStore> {
  const { records: db } = context;
  return {
    ...rowsOf(context),
    ...referencesOf(context, references),
    log() {
      const known = readMeta(db, 'log-id');
      if (known !== undefined) return known;
      const made = newLog();
      writeMeta(db, 'log-id', made);
      return made;
    },
    renewLog: () => writeMeta(db, 'log-id', newLog()),
    state: () => ({
      version: readMetaNumber(db, 'sync-version', 0),
      hash: readMeta(db, 'sync-hash') ?? noHash,
    }),
    hold({ state, rows, removed }) {
      for (const { key } of rows) if (!keyPattern.test(key)) throw invalid('key');
      db.transaction(() => {
        for (const key of removed) db.run(db.sql.deleteFrom('sync_row').where('key', '=', key));
        for (const { key, digest, document, fault } of rows) {
          const put = db.sql.insertInto('sync_row').values({ key, digest, document, fault });
          db.run(put.onConflict((on) => on.column('key').doUpdateSet({ digest, document, fault })));
        }
        writeState(context, state);
      });
    },
    command(id) {
      const row = db.first(db.sql.selectFrom('link_command').select('outcome').where('id', '=', id));
      return row === undefined ? undefined : (JSON.parse(row.outcome) as Json);
    },
    putCommand(id, outcome) {
      const text = JSON.stringify(outcome);
      db.transaction(() => {
        const newest = db.sql.selectFrom('link_command').select((q) => q.fn.max('place').as('place'));
        const place = (db.first(newest)?.place ?? 0) + 1;
        const put = db.sql.insertInto('link_command').values({ id, place, outcome: text });
        db.run(put.onConflict((on) => on.column('id').doUpdateSet({ outcome: text, told: 0 })));
        db.run(db.sql.deleteFrom('link_command').where('place', '<=', place - commandsAtMost));
      });
    },
    commandTold(id) {
      db.run(db.sql.updateTable('link_command').set({ told: 1 }).where('id', '=', id));
    },
    untoldCommands() {
      const untold = db.sql.selectFrom('link_command').select('outcome').where('told', '=', 0);
      return db.rows(untold.orderBy('place')).map(({ outcome }) => JSON.parse(outcome) as Json);
    },
    release() {
      db.transaction(() => {
        db.run(db.sql.deleteFrom('sync_row'));
        db.run(db.sql.deleteFrom('synced_reference'));
        db.run(db.sql.deleteFrom('link_command'));
        writeState(context, { version: 0, hash: noHash });
      });
    },
  };
}

type Rows = Pick<Served<LinkStore>, 'digests' | 'keys' | 'documents' | 'document' | 'holds' | 'faulty'>;

function rowsOf({ records: db }: StoreContext): Rows {
  const rows = () => db.sql.selectFrom('sync_row');
  return {
    digests(keys) {
      if (keys.length === 0) return new Map();
      const found = db.rows(rows().select(['key', 'digest']).where('key', 'in', keys));
      return new Map(found.map(({ key, digest }) => [key, digest]));
    },
    keys(after, upTo, limit) {
      const count = whole(limit, 1, keysAtMost, 'limit');
      let query = rows().select('key').orderBy('key').limit(count);
      if (after !== null) query = query.where('key', '>', after);
      if (upTo !== null) query = query.where('key', '<=', upTo);
      return db.rows(query).map(({ key }) => key);
    },
    documents(kind) {
      // '0' follows '/': the range of one kind, by the primary key.
      const query = rows().select(['key', 'document']).where('fault', 'is', null);
      const found = db.rows(query.where('key', '>', `${kind}/`).where('key', '<', `${kind}0`).orderBy('key'));
      return found.flatMap(({ key, document }) => (document === null ? [] : [{ key, document }]));
    },
    document: (key) => db.first(rows().select('document').where('key', '=', key))?.document ?? null,
    faulty: (fault) => db.rows(rows().select(['key', 'document']).where('fault', '=', fault).orderBy('key')),
    holds(key) {
      const row = db.first(rows().select('fault').where('key', '=', key));
      return row !== undefined && row.fault === null;
    },
  };
}

type References = Pick<Served<LinkStore>, 'putReference' | 'removeReference'>;

function referencesOf(
  { records: db }: StoreContext,
  references: Served<Pick<ReferenceStore, 'add' | 'remove'>>,
): References {
  const own = (key: string) =>
    db.first(
      db.sql
        .selectFrom('synced_reference')
        .innerJoin('face_reference', 'face_reference.id', 'synced_reference.reference')
        .select(['face_reference.id', 'face_reference.person_id as person'])
        .where('synced_reference.key', '=', key),
    );
  const remove = (key: string): PersonId | null => {
    const found = own(key);
    if (found === undefined) return null;
    references.remove(found.id as ReferenceId);
    return found.person as PersonId;
  };
  return {
    putReference(key, reference) {
      if (!keyPattern.test(key)) throw invalid('key');
      db.transaction(() => {
        remove(key);
        const { id } = references.add(reference);
        db.run(db.sql.insertInto('synced_reference').values({ key, reference: id }));
      });
    },
    removeReference: (key) => db.transaction(() => remove(key)),
  };
}

function writeState({ records: db }: StoreContext, { version, hash }: HeldState): void {
  writeMeta(db, 'sync-version', whole(version, 0, Number.MAX_SAFE_INTEGER, 'version'));
  writeMeta(db, 'sync-hash', hash);
}

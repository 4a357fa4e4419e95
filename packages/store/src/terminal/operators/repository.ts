import { type Instant, type Role, roles, VedetteError } from '@vedette/domain';
import type { StoreContext } from '../context.ts';
import { folded, invalid, notFound, shortText } from '../database/input.ts';
import type { RecordsSchema } from '../database/schema.ts';
import type { Served } from '../served.ts';
import type { NewOperator, Operator, OperatorId, OperatorPatch, OperatorStore } from './port.ts';

type Row = RecordsSchema['operator'];
export type AccountStore = Pick<
  OperatorStore,
  | 'claim'
  | 'create'
  | 'get'
  | 'byName'
  | 'all'
  | 'patch'
  | 'remove'
  | 'names'
  | 'countFailure'
  | 'lock'
  | 'clearFailures'
>;

export function accountRepository({ records: db, now }: StoreContext): Served<AccountStore> {
  const operators = () => db.sql.selectFrom('operator').selectAll();
  const update = (id: OperatorId) => db.sql.updateTable('operator').where('id', '=', id);
  const mustFind = (id: OperatorId): Row => {
    const row = db.first(operators().where('id', '=', id));
    if (row === undefined) throw notFound('operator');
    return row;
  };
  const add = (operator: NewOperator): Operator => {
    db.run(db.sql.insertInto('operator').values(toRow(operator, now())));
    return toOperator(mustFind(operator.id));
  };
  const mustKeepOwner = (): void => {
    const owner = operators().where('role', '=', 'owner').where('disabled', '=', 0);
    if (db.first(owner) === undefined) throw new VedetteError('conflict', 'caller', { at: 'last owner' });
  };
  return {
    claim: (operator) =>
      db.transaction(() => {
        if (db.first(operators().limit(1)) !== undefined) throw new VedetteError('already-claimed', 'caller');
        return add(operator);
      }),
    create: (operator) => db.transaction(() => add(operator)),
    get(id) {
      const row = db.first(operators().where('id', '=', id));
      return row === undefined ? null : toOperator(row);
    },
    byName(name) {
      const row = db.first(operators().where('name_folded', '=', folded(name)));
      return row === undefined ? null : { ...toOperator(row), passwordHash: row.password_hash };
    },
    all() {
      return db.rows(operators().orderBy('name_folded')).map(toOperator);
    },
    patch: (id, patch) =>
      db.transaction(() => {
        const before = mustFind(id);
        db.run(update(id).set(changed(before, patch)));
        if (before.role === 'owner') mustKeepOwner();
        const ends = patch.disabled === true || patch.passwordHash !== undefined;
        if (ends) db.run(db.sql.deleteFrom('session').where('operator_id', '=', id));
        return toOperator(mustFind(id));
      }),
    remove: (id) =>
      db.transaction(() => {
        const { name, role } = mustFind(id);
        db.run(db.sql.deleteFrom('session').where('operator_id', '=', id));
        db.run(db.sql.deleteFrom('operator').where('id', '=', id));
        if (role === 'owner') mustKeepOwner();
        db.run(db.sql.insertInto('former_operator').values({ id, name, removed_at: now() }));
      }),
    names() {
      const present = db.rows(db.sql.selectFrom('operator').select(['id', 'name']));
      const former = db.rows(db.sql.selectFrom('former_operator').select(['id', 'name']));
      return new Map([...former, ...present].map(({ id, name }) => [id as OperatorId, name]));
    },
    countFailure: (id) =>
      db.transaction(() => {
        const failures = mustFind(id).failures + 1;
        db.run(update(id).set({ failures }));
        return failures;
      }),
    lock(id, until) {
      if (db.run(update(id).set({ locked_until: until })) === 0) throw notFound('operator');
    },
    clearFailures(id) {
      db.run(update(id).set({ failures: 0, locked_until: null }));
    },
  };
}

function toRow(operator: NewOperator, at: Instant): Row {
  const name = shortText(operator.name, 'name');
  return {
    id: shortText(operator.id, 'id'),
    name,
    name_folded: folded(name),
    role: knownRole(operator.role),
    password_hash: operator.passwordHash,
    disabled: 0,
    failures: 0,
    locked_until: null,
    created_at: at,
  };
}

function changed(before: Row, patch: OperatorPatch): Partial<Row> {
  const name = shortText(patch.name ?? before.name, 'name');
  return {
    name,
    name_folded: folded(name),
    role: knownRole(patch.role ?? before.role),
    disabled: patch.disabled === undefined ? before.disabled : Number(patch.disabled),
    password_hash: patch.passwordHash ?? before.password_hash,
  };
}

function knownRole(role: string): Role {
  const known = roles.find((one) => one === role);
  if (known === undefined) throw invalid('role');
  return known;
}

export function toOperator(row: Row): Operator {
  return {
    id: row.id as OperatorId,
    name: row.name,
    role: row.role as Role,
    disabled: row.disabled === 1,
    failures: row.failures,
    lockedUntil: row.locked_until as Instant | null,
    createdAt: row.created_at as Instant,
  };
}

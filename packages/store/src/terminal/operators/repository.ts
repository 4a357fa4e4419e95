import { type Instant, type Role, roles, VedetteError } from '@vedette/domain';
import type { StoreContext } from '../context.ts';
import { folded, invalid, notFound, shortText } from '../database/input.ts';
import type { RecordsSchema } from '../database/schema.ts';
import type { Served } from '../served.ts';
import type { NewOperator, Operator, OperatorId, OperatorPatch, OperatorStore } from './port.ts';

type Row = RecordsSchema['operator'];
type Reader = Served<Pick<OperatorStore, 'get' | 'byName' | 'all' | 'names'>>;
type Writer = Served<Pick<OperatorStore, 'claim' | 'create' | 'patch' | 'remove'>>;
type Attempts = Served<Pick<OperatorStore, 'countFailure' | 'lock' | 'clearFailures'>>;

export function accountRepository(context: StoreContext): Reader & Writer & Attempts {
  return { ...accountReader(context), ...accountWriter(context), ...signInAttempts(context) };
}

const operatorsOf = ({ records: db }: StoreContext) => db.sql.selectFrom('operator').selectAll();
const updateOf = ({ records: db }: StoreContext, id: OperatorId) =>
  db.sql.updateTable('operator').where('id', '=', id);

function mustFind(context: StoreContext, id: OperatorId): Row {
  const row = context.records.first(operatorsOf(context).where('id', '=', id));
  if (row === undefined) throw notFound('operator');
  return row;
}

function mustKeepOwner(context: StoreContext): void {
  const owner = operatorsOf(context).where('role', '=', 'owner').where('disabled', '=', 0);
  if (context.records.first(owner) === undefined)
    throw new VedetteError('conflict', 'caller', { at: 'last owner' });
}

function accountReader(context: StoreContext): Reader {
  const { records: db } = context;
  return {
    get(id) {
      const row = db.first(operatorsOf(context).where('id', '=', id));
      return row === undefined ? null : toOperator(row);
    },
    byName(name) {
      const row = db.first(operatorsOf(context).where('name_folded', '=', folded(name)));
      return row === undefined ? null : { ...toOperator(row), passwordHash: row.password_hash };
    },
    all() {
      return db.rows(operatorsOf(context).orderBy('name_folded')).map(toOperator);
    },
    names() {
      const present = db.rows(db.sql.selectFrom('operator').select(['id', 'name']));
      const former = db.rows(db.sql.selectFrom('former_operator').select(['id', 'name']));
      return new Map([...former, ...present].map(({ id, name }) => [id as OperatorId, name]));
    },
  };
}

function accountWriter(context: StoreContext): Writer {
  const { records: db, now } = context;
  const endSessions = (id: OperatorId) => db.run(db.sql.deleteFrom('session').where('operator_id', '=', id));
  const add = (operator: NewOperator): Operator => {
    db.run(db.sql.insertInto('operator').values(toRow(operator, now())));
    return toOperator(mustFind(context, operator.id));
  };
  return {
    claim: (operator) =>
      db.transaction(() => {
        if (db.first(operatorsOf(context).limit(1)) !== undefined)
          throw new VedetteError('already-claimed', 'caller');
        return add(operator);
      }),
    create: (operator) => db.transaction(() => add(operator)),
    patch: (id, patch) =>
      db.transaction(() => {
        const before = mustFind(context, id);
        db.run(updateOf(context, id).set(changed(before, patch)));
        if (before.role === 'owner') mustKeepOwner(context);
        if (patch.disabled === true || patch.passwordHash !== undefined) endSessions(id);
        return toOperator(mustFind(context, id));
      }),
    remove: (id) =>
      db.transaction(() => {
        const { name, role } = mustFind(context, id);
        endSessions(id);
        db.run(db.sql.deleteFrom('operator').where('id', '=', id));
        if (role === 'owner') mustKeepOwner(context);
        db.run(db.sql.insertInto('former_operator').values({ id, name, removed_at: now() }));
      }),
  };
}

function signInAttempts(context: StoreContext): Attempts {
  const { records: db } = context;
  return {
    countFailure: (id) =>
      db.transaction(() => {
        const failures = mustFind(context, id).failures + 1;
        db.run(updateOf(context, id).set({ failures }));
        return failures;
      }),
    lock(id, until) {
      if (db.run(updateOf(context, id).set({ locked_until: until })) === 0) throw notFound('operator');
    },
    clearFailures(id) {
      db.run(updateOf(context, id).set({ failures: 0, locked_until: null }));
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

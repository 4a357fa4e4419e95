import type { Holding, HoldingKind, Instant } from '@vedette/domain';
import type { StoreContext } from '../context.ts';
import type { Connection } from '../database/connection.ts';

interface Counted {
  readonly purpose: string | null;
  readonly count: number;
  /** Absent where the kind has no date. */
  readonly from?: Instant | null;
  readonly until?: Instant | null;
}

/** How each kind is counted, and from the oldest to the newest where it has a date. */
const tables: readonly (readonly [HoldingKind, string])[] = [
  ['person', 'select count(*) as count, min(created_at) as "from", max(created_at) as until from person'],
  [
    'face-reference',
    'select count(*) as count, min(added_at) as "from", max(added_at) as until from face_reference',
  ],
  ['identity', 'select count(*) as count, min(added_at) as "from", max(added_at) as until from card'],
  ['list-entry', 'select count(*) as count from list_entry'],
  [
    'credential',
    'select count(*) as count, min(issued_at) as "from", max(issued_at) as until from issued_pass',
  ],
  ['operator', 'select count(*) as count, min(created_at) as "from", max(created_at) as until from operator'],
  ['audit-line', 'select count(*) as count, min(at) as "from", max(at) as until from audit'],
];
const passRecords =
  'select purpose, count(*) as count, min(occurred_at) as "from", max(occurred_at) as until from pass_record group by purpose';
const captured = 'select count(*) as count, min(taken_at) as "from", max(taken_at) as until from capture';

/** What is held, in numbers. Deleted rows are not counted: their space was overwritten, and nobody may claim more. */
export function holdingsOf({ records, captures }: StoreContext): readonly Holding[] {
  const faces = deviceOnlyFaces(records);
  const lines = [
    ...tables.flatMap(([kind, text]) =>
      counted(records, text).map((found) => ({
        ...{ kind, ...found, purpose: null },
        deviceOnly: kind === 'face-reference' && faces,
      })),
    ),
    ...counted(records, passRecords).map((found) => ({ kind: 'pass-record' as const, ...found })),
    ...counted(captures, captured).map((found) => ({
      ...{ kind: 'capture' as const, ...found },
      purpose: purposeOfCaptures(records),
    })),
  ];
  return lines
    .filter(({ count }) => count > 0)
    .map((line) => ({ deviceOnly: false, ...line, from: line.from ?? null, until: line.until ?? null }));
}

function counted<Schema>({ raw }: Connection<Schema>, text: string): readonly Counted[] {
  return raw.prepare<[], Counted>(text).all();
}

/** Captures lie in a file of their own: they are a purpose's when every duty that ever took any had the same. */
function purposeOfCaptures<Schema>({ raw }: Connection<Schema>): string | null {
  const purposes = raw
    .prepare<[], string>(
      `select distinct json_extract(document, '$.purpose') from duty_version
       where json_extract(document, '$.collect.capture') is not null`,
    )
    .pluck()
    .all();
  return purposes.length === 1 ? (purposes[0] ?? null) : null;
}

/** Whether any duty ever promised that faces stay on this device. */
function deviceOnlyFaces<Schema>({ raw }: Connection<Schema>): boolean {
  const promised = raw
    .prepare<[], number>(
      `select count(*) from duty_version, json_each(document, '$.deviceOnly') where value = 'face-reference'`,
    )
    .pluck()
    .get();
  return (promised ?? 0) > 0;
}

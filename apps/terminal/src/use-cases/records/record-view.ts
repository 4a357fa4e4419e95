import type { PassRecordView } from '@vedette/contract';
import { type CollectableField, type Duty, type Role, visibleFields } from '@vedette/domain';
import type { CaptureStore, DutyStore, PassRecord } from '@vedette/store';

export interface RecordViewNeeds {
  readonly duties: DutyStore;
  readonly captures: CaptureStore;
}

/** Records as one operator may see them. */
export interface RecordViews {
  /** The fields of that record which both its own duty and the one in force let the operator see. */
  visible(record: PassRecord): Promise<ReadonlySet<CollectableField>>;
  view(record: PassRecord): Promise<PassRecordView>;
}

/**
 * A record shows what the duty under which it was written allows, and of that only what the duty in force
 * allows too: what the old duty collected and the new one has no right to, nobody sees any more.
 * @param allowed what the duty in force lets this role see
 */
export function openRecordViews(
  { duties, captures }: RecordViewNeeds,
  role: Role,
  allowed: ReadonlySet<CollectableField>,
): RecordViews {
  const known = new Map<string, Promise<Duty | null>>();
  const dutyOf = ({ header }: PassRecord): Promise<Duty | null> => {
    const key = `${header.duty}@${header.dutyVersion}`;
    const found =
      known.get(key) ?? duties.get(header.duty, header.dutyVersion).then((version) => version?.duty ?? null);
    known.set(key, found);
    return found;
  };
  const visible = async (record: PassRecord): Promise<ReadonlySet<CollectableField>> => {
    const duty = await dutyOf(record);
    return new Set(duty === null ? [] : visibleFields(duty, role).filter((field) => allowed.has(field)));
  };
  return {
    visible,
    async view(record) {
      const fields = await visible(record);
      const pictures = fields.has('capture')
        ? await captures.list({ record: record.header.id, limit: 1 })
        : null;
      return {
        ...headerView(record),
        body: bodyView(record, fields),
        capture: (pictures?.items.length ?? 0) > 0,
      };
    },
  };
}

type HeaderView = Omit<PassRecordView, 'body' | 'capture'>;

function headerView({ seq, header, completion }: PassRecord): HeaderView {
  return {
    ...{ seq, id: header.id, occurredAt: header.occurredAt, lane: header.lane, direction: header.direction },
    ...{ duty: header.duty, dutyVersion: header.dutyVersion, outcome: header.outcome, manual: header.manual },
    ...{ reasons: [...header.reasons], notices: [...header.notices], by: [...header.by] },
    completion: completion?.completion ?? null,
  };
}

function bodyView(
  { header, body }: PassRecord,
  fields: ReadonlySet<CollectableField>,
): PassRecordView['body'] {
  const values = Object.entries(body.unwrap(header.purpose)) as [CollectableField, string][];
  return Object.fromEntries(values.filter(([field]) => field !== 'capture' && fields.has(field)));
}

import { type NewPlatformPersonInput, newPlatformPersonSchema } from '@vedette/contract/platform';
import type { OrganisationId } from '@vedette/domain';
import type { NewPlatformPerson } from '@vedette/store/platform';
import { siteInstant } from '../../module/site-instant.ts';
import { newPersonOf } from '../person-input.ts';
import type { ColumnField } from './columns.ts';
import { tableLimits } from './limits.ts';

export type RowPerson =
  | { readonly ok: true; readonly person: NewPlatformPerson }
  | { readonly ok: false; readonly fields: readonly string[] };

export interface RowNeeds {
  readonly fields: readonly (ColumnField | null)[];
  readonly organisation: OrganisationId;
  readonly timeZone: string;
}

/** A person as a row says it, or the columns that are wrong. An empty cell says nothing. */
export function rowPerson(row: readonly string[], { fields, organisation, timeZone }: RowNeeds): RowPerson {
  const cells = new Map<ColumnField, string>();
  for (const [index, field] of fields.entries()) {
    const cell = row[index]?.trim() ?? '';
    if (field !== null && cell !== '') cells.set(field, withoutGuard(cell));
  }
  const tooLong = [...cells].filter(([, cell]) => cell.length > tableLimits.cell).map(([field]) => field);
  if (tooLong.length > 0) return { ok: false, fields: tooLong };
  const dates = {
    from: day(cells.get('validFrom'), timeZone, 0),
    to: day(cells.get('validTo'), timeZone, 1),
  };
  const wrongDates = [
    ...(dates.from === undefined ? ['validFrom'] : []),
    ...(dates.to === undefined ? ['validTo'] : []),
  ];
  const active = activity(cells.get('active'));
  const parsed = newPlatformPersonSchema.safeParse(inputOf(cells, dates, active ?? true));
  const externalId = cells.get('externalId') ?? null;
  const wrong = [
    ...wrongDates,
    ...(active === undefined ? ['active'] : []),
    ...(externalId !== null && externalId.length > 100 ? ['externalId'] : []),
    ...(parsed.success ? [] : parsed.error.issues.map(({ path }) => nameOfField(String(path[0] ?? 'name')))),
  ];
  if (!parsed.success || wrong.length > 0) return { ok: false, fields: [...new Set(wrong)] };
  return { ok: true, person: { ...newPersonOf(parsed.data, organisation), source: 'import', externalId } };
}

function inputOf(
  cells: ReadonlyMap<ColumnField, string>,
  { from, to }: { from: number | null | undefined; to: number | null | undefined },
  isActive: boolean,
): Partial<NewPlatformPersonInput> {
  const cell = (field: ColumnField): string | null => cells.get(field) ?? null;
  const other = cell('otherName');
  return {
    name: cell('name') ?? '',
    otherNames: other === null ? [] : [other],
    phone: cell('phone'),
    mail: cell('mail'),
    idNumber: cell('idNumber'),
    unit: cell('unit'),
    userName: cell('userName'),
    validFrom: from ?? null,
    validTo: to ?? null,
    isActive,
  };
}

const nameOfField = (path: string): string =>
  path === 'otherNames' ? 'otherName' : path === 'isActive' ? 'active' : path;

/** The apostrophe that our own export puts before what a sheet would run. */
const withoutGuard = (cell: string): string => (/^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);

/** The beginning of a day, or of the one after it: who may come until the 5th may come on the 5th. */
function day(cell: string | undefined, zone: string, later: 0 | 1): number | null | undefined {
  if (cell === undefined) return null;
  const [, year, month, date] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(cell) ?? [];
  if (year === undefined || month === undefined || date === undefined) return undefined;
  try {
    return siteInstant(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`, later * 1_440, zone);
  } catch {
    return undefined;
  }
}

const yes: ReadonlySet<string> = new Set(['true', 'yes', 'y', '1', '是', '在职', '启用']);
const no: ReadonlySet<string> = new Set(['false', 'no', 'n', '0', '否', '离职', '停用']);

function activity(cell: string | undefined): boolean | undefined {
  const text = cell?.toLowerCase() ?? 'true';
  return yes.has(text) ? true : no.has(text) ? false : undefined;
}

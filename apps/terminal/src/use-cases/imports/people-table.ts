import { personInputSchema } from '@vedette/contract';
import { VedetteError } from '@vedette/domain';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { PersonInput } from '../people/person-input.ts';
import { decodeText } from './decode-name.ts';

export type NamedPerson = PersonInput & { readonly name: string };

/** What `people.csv` says of a photograph; null for a line that is not valid. */
export type PeopleTable = ReadonlyMap<string, NamedPerson | null>;

export const tableBytesMax = 5_000_000;
const rowsMax = 20_000;

const headings = new Map(
  Object.entries({
    ...{ file: 'file', 文件: 'file', 文件名: 'file', 照片: 'file' },
    ...{ name: 'name', 姓名: 'name' },
    ...{ phone: 'phone', 电话: 'phone', 手机: 'phone', 手机号: 'phone' },
    ...{ organisation: 'organisation', organization: 'organisation' },
    ...{ 单位: 'organisation', 部门: 'organisation' },
  }),
);
const rowsSchema = z.array(z.record(z.string(), z.string())).max(rowsMax);

/**
 * Reads `file,name,phone,organisation`, in UTF-8 or GB 18030, headings in English or Chinese.
 * @returns by file name without its folder and extension, in lower case, as `tableKey` makes it
 * @throws VedetteError `archive-invalid` for a table that cannot be read
 */
export function readPeopleTable(bytes: Uint8Array): PeopleTable {
  try {
    const columns = (row: string[]): string[] =>
      row.map((cell) => headings.get(cell.trim().toLowerCase()) ?? `? ${cell}`);
    const parsed: unknown = parse(decodeText(bytes), {
      bom: true,
      columns,
      skip_empty_lines: true,
      trim: true,
    });
    return new Map(rowsSchema.parse(parsed).map((row) => [tableKey(row['file'] ?? ''), personOf(row)]));
  } catch (cause) {
    throw new VedetteError('archive-invalid', 'caller', { at: 'people.csv' }, { cause });
  }
}

/** `厂区/Zhang San.JPG` and `zhang san` are the same photograph. */
export function tableKey(file: string): string {
  const base = file.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  return base.replace(/\.(jpe?g|png|webp)$/i, '').toLowerCase();
}

function personOf(row: Readonly<Record<string, string>>): NamedPerson | null {
  const filled = (key: string): string | null =>
    row[key] === undefined || row[key] === '' ? null : row[key];
  const { name, phone, organisation } = {
    name: filled('name'),
    phone: filled('phone'),
    organisation: filled('organisation'),
  };
  return personInputSchema.safeParse({ name, phone, organisation }).data ?? null;
}

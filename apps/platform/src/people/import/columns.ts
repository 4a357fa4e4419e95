/** What a column of a table of people says. */
export const columnFields = [
  'externalId',
  'name',
  'otherName',
  'phone',
  'mail',
  'idNumber',
  'unit',
  'userName',
  'validFrom',
  'validTo',
  'active',
] as const;
export type ColumnField = (typeof columnFields)[number];

const spellings: Readonly<Record<ColumnField, readonly string[]>> = {
  externalId: ['number', 'staff number', 'employee number', 'external id', '工号', '编号', '学号'],
  name: ['name', 'full name', '姓名', '名字'],
  otherName: ['other name', 'alias', 'name in latin letters', '别名', '英文名', '拼音'],
  phone: ['phone', 'mobile', 'telephone', '电话', '手机', '手机号', '联系电话'],
  mail: ['mail', 'e-mail', 'email', '邮箱', '电子邮箱'],
  idNumber: ['id number', 'document number', 'identity number', '身份证', '身份证号', '证件号', '证件号码'],
  unit: ['unit', 'department', 'organisation', 'organization', 'company', '单位', '部门', '公司'],
  userName: ['user name', 'username', 'account', '账号', '用户名'],
  validFrom: ['valid from', 'from', '有效期起', '开始日期', '生效日期'],
  validTo: ['valid to', 'until', 'to', '有效期止', '结束日期', '失效日期'],
  active: ['active', '启用', '在职'],
};
const byHeading: ReadonlyMap<string, ColumnField> = new Map(
  columnFields.flatMap((field) => spellings[field].map((spelling) => [spelling, field] as const)),
);

export interface Columns {
  /** Of each column, what it says; null for one that means nothing here. */
  readonly fields: readonly (ColumnField | null)[];
  readonly unknown: readonly string[];
  /** Columns that come twice: nobody knows which one counts. */
  readonly twice: readonly ColumnField[];
}

export function columnsOf(headings: readonly string[]): Columns {
  const fields = headings.map((heading) => byHeading.get(folded(heading)) ?? null);
  const known = fields.filter((field) => field !== null);
  return {
    fields,
    unknown: headings.filter((heading, index) => fields[index] === null && heading.trim() !== '').map(shown),
    twice: columnFields.filter((field) => known.indexOf(field) !== known.lastIndexOf(field)),
  };
}

const folded = (heading: string): string =>
  heading
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_*]+/gu, ' ')
    .trim();

/** A heading of somebody’s file, short and with nothing in it that hides. */
const shown = (heading: string): string => heading.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '\ufffd').slice(0, 40);

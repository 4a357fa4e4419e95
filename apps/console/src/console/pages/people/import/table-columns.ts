/** What a column of a table of people can say, by the names of fields that a report uses. */
export const tableColumns = [
  ...(['externalId', 'name', 'otherName', 'phone', 'mail', 'idNumber'] as const),
  ...(['unit', 'userName', 'validFrom', 'validTo', 'active'] as const),
];
type TableColumn = (typeof tableColumns)[number];

const known = new Set<string>(tableColumns);
export const isTableColumn = (field: string): field is TableColumn => known.has(field);

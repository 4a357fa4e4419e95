/** What stands on the poster of a venue code. */
export const venuePoster = { title: '场所码', scan: '请扫码登记', number: '编号' };

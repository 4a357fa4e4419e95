import { type Expression, type SqlBool, sql } from 'kysely';
import type { StoreContext } from '../context.ts';
import { invalid } from '../database/input.ts';
import type { RuleBook } from '../duties/collection-rules.ts';
import type { Page, PageRequest } from '../page.ts';
import { cursorNumbers, cursorOf, limitOf, pageOf } from '../paging.ts';
import type { PassRecord, RecordFilter } from './port.ts';
import { toRecord } from './row.ts';
import { tagsOf } from './tags-of.ts';

const reasonPattern = /^[a-z]+(?:-[a-z]+)*(?::[a-z]+(?:-[a-z]+)*)?$/;

/** One page of records, newest first: by instant, then by number. */
export function searchRecords(
  context: StoreContext,
  rules: RuleBook,
  filter: RecordFilter,
  page: PageRequest,
): Page<PassRecord> {
  const { records: db } = context;
  const limit = limitOf(page);
  const start = cursorNumbers(page, 2);
  const wheres = [...plain(filter), ...bySubject(context, rules, filter)];
  if (start !== null) wheres.push(sql<SqlBool>`(occurred_at, seq) < (${start[0]}, ${start[1]})`);
  const query = db.sql
    .selectFrom('pass_record')
    .selectAll()
    .where((e) => e.and(wheres))
    .orderBy('occurred_at', 'desc')
    .orderBy('seq', 'desc')
    .limit(limit + 1);
  return pageOf(
    db.rows(query),
    limit,
    (row) => toRecord(context, row),
    (row) => cursorOf(row.occurred_at, row.seq),
  );
}

function plain(filter: RecordFilter): Expression<SqlBool>[] {
  const { from, to, lane, direction, outcome, reason } = filter;
  const wheres: Expression<SqlBool>[] = [];
  if (from !== undefined) wheres.push(sql<SqlBool>`occurred_at >= ${from}`);
  if (to !== undefined) wheres.push(sql<SqlBool>`occurred_at < ${to}`);
  if (lane !== undefined) wheres.push(sql<SqlBool>`lane = ${lane}`);
  if (direction !== undefined) wheres.push(sql<SqlBool>`direction = ${direction}`);
  if (outcome !== undefined) wheres.push(sql<SqlBool>`outcome = ${outcome}`);
  // Whoever is not let in is told why; so the few remarked records answer, by their own small index.
  const remarked = reason !== undefined || (outcome !== undefined && outcome !== 'granted');
  if (remarked) wheres.push(sql<SqlBool>`(reasons <> '[]' or notices <> '[]')`);
  if (reason !== undefined) wheres.push(byReason(reason));
  return wheres;
}

/** A class is the part before the colon; in the JSON text it stands between a quotation mark and the colon. */
function byReason(reason: string): Expression<SqlBool> {
  if (!reasonPattern.test(reason)) throw invalid('reason');
  const part = reason.includes(':') ? `"${reason}"` : `"${reason}:`;
  return sql<SqlBool>`(instr(reasons, ${part}) > 0 or instr(notices, ${part}) > 0)`;
}

function bySubject(context: StoreContext, rules: RuleBook, filter: RecordFilter): Expression<SqlBool>[] {
  if (filter.person === undefined && filter.subjectTags === undefined) return [];
  const named = filter.subjectTags ?? [];
  const own = filter.person === undefined ? [] : tagsOf(context, rules, filter.person, filter);
  const tags = JSON.stringify([...named, ...own]);
  return [
    sql<SqlBool>`subject_tag in (select value from json_each(${tags}))`,
    sql<SqlBool>`subject_tag is not null`,
    sql<SqlBool>`subject_tag_expires_at > ${context.now()}`,
  ];
}

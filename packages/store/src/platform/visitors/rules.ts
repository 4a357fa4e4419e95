import { type ApproverKind, duration, VedetteError } from '@vedette/domain';
import { type Kysely, sql } from 'kysely';
import type { PlatformSchema } from '../database/schema.ts';
import type { LocationId } from '../locations/port.ts';
import type { Reach } from '../reach.ts';
import { demandPlaces, ofOrganisation } from '../reach-sql.ts';
import type { SiteVisitRule, VisitDocumentId } from './port.ts';

type Db = Kysely<PlatformSchema>;

export async function visitRule(db: Db, site: LocationId): Promise<SiteVisitRule | null> {
  const row = await db.selectFrom('visit_rule').selectAll().where('site_id', '=', site).executeTakeFirst();
  if (row === undefined) return null;
  return {
    approval: { needed: row.needed as ApproverKind[], fourEyes: row.four_eyes },
    early: duration(row.early),
    grace: duration(row.grace),
    endAfter: duration(row.end_after),
    keep: duration(row.keep),
    documents: row.documents as VisitDocumentId[],
    walkIn: row.walk_in,
    directions:
      row.directions_zh === null || row.directions_en === null
        ? null
        : { 'zh-CN': row.directions_zh, en: row.directions_en },
  };
}

/** @throws `not-found` for a place that is no site in reach, or a document out of reach */
export async function setVisitRule(
  tx: Db,
  reach: Reach,
  site: LocationId,
  rule: SiteVisitRule,
): Promise<void> {
  await demandSite(tx, reach, site);
  await demandDocuments(tx, reach, rule.documents);
  const columns = {
    needed: [...rule.approval.needed],
    four_eyes: rule.approval.fourEyes,
    early: rule.early,
    grace: rule.grace,
    end_after: rule.endAfter,
    keep: rule.keep,
    documents: sql<string[]>`${[...rule.documents]}::uuid[]`,
    walk_in: rule.walkIn,
    directions_zh: rule.directions?.['zh-CN'] ?? null,
    directions_en: rule.directions?.en ?? null,
  };
  await tx
    .insertInto('visit_rule')
    .values({
      ...columns,
      site_id: site,
      organisation_id: sql`(select organisation_id from location where id = ${site})`,
    })
    .onConflict((conflict) => conflict.column('site_id').doUpdateSet(columns))
    .execute();
}

/** @throws `not-found` */
export async function demandSite(tx: Db, reach: Reach, site: LocationId): Promise<void> {
  await demandPlaces(tx, reach, [site]);
  const { rows } = await sql`select 1 from location where id = ${site} and kind = 'site'`.execute(tx);
  if (rows.length === 0) throw new VedetteError('not-found', 'caller', { at: 'site' });
}

async function demandDocuments(tx: Db, reach: Reach, documents: readonly VisitDocumentId[]): Promise<void> {
  const asked = [...new Set(documents)];
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from visit_document d
    where d.id::text = any(${asked}::text[]) and ${ofOrganisation('d.organisation_id', reach)}`.execute(tx);
  if (rows[0]?.n !== asked.length) throw new VedetteError('not-found', 'caller', { at: 'document' });
}

import { createHash } from 'node:crypto';
import { instant, type OrganisationId, VedetteError } from '@vedette/domain';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { guarded } from '../database/guarded.ts';
import { isoOf } from '../database/iso.ts';
import { newIds } from '../database/new-id.ts';
import type { PlatformSchema } from '../database/schema.ts';
import { transacted } from '../database/transacted.ts';
import type { PeopleNeeds } from '../people/repository.ts';
import { invalid } from '../people/row.ts';
import type { Reach } from '../reach.ts';
import { demandOrganisation, ofOrganisation } from '../reach-sql.ts';
import type { VisitDocument, VisitDocumentId, VisitDocumentStore, VisitDocumentText } from './port.ts';

type Db = Kysely<PlatformSchema>;

interface DocumentRow {
  readonly id: string;
  readonly organisation_id: string;
  readonly name: string;
  readonly version: number | null;
  readonly text_zh: string;
  readonly text_en: string;
  readonly sha256: Buffer;
  readonly published_at: number;
}

const textAtMost = 20_000;
const nameAtMost = 80;

/** Documents that visitors accept; a version that was published never changes. */
export function visitDocuments({ db, now }: PeopleNeeds): VisitDocumentStore {
  const nextId = newIds(now);
  return {
    publish: (reach, organisation, name, text, by) =>
      transacted(db, (tx) =>
        publish(tx, reach, { id: nextId(), organisation, name, text, by }, isoOf(now())),
      ),
    retire: (reach, id) =>
      guarded(async () => {
        const { rows } = await sql`update visit_document d set version = null
          where d.id::text = ${id} and ${ofOrganisation('d.organisation_id', reach)} returning 1`.execute(db);
        if (rows.length === 0) throw new VedetteError('not-found', 'caller', { at: 'document' });
      }),
    all: (reach) =>
      guarded(() => documents(db, sql`${ofOrganisation('d.organisation_id', reach)} order by lower(d.name)`)),
    demandedAt: (site) =>
      guarded(() =>
        documents(
          db,
          sql`d.version is not null and d.id = any(
            (select documents from visit_rule where site_id = ${site})::uuid[]) order by lower(d.name)`,
        ),
      ),
    accept: (visit, document, version, way, at) =>
      guarded(async () => {
        await sql`insert into visit_acceptance (visit_id, document_id, version, at, way)
          values (${visit}, ${document}, ${version}, ${isoOf(at)}, ${way}) on conflict do nothing`.execute(
          db,
        );
      }),
    accepted: (visit) =>
      guarded(async () => {
        const rows = await db
          .selectFrom('visit_acceptance')
          .select(['document_id', 'version', 'at'])
          .where('visit_id', '=', visit)
          .orderBy('at')
          .execute();
        return rows.map(({ document_id, version, at }) => ({
          document: document_id,
          version,
          at: instant(at),
        }));
      }),
  };
}

interface Publishing {
  readonly id: VisitDocumentId;
  readonly organisation: OrganisationId;
  readonly name: string;
  readonly text: VisitDocumentText;
  readonly by: string;
}

async function publish(tx: Db, reach: Reach, given: Publishing, at: string): Promise<VisitDocument> {
  const { organisation, name, text, by } = given;
  demandOrganisation(reach, organisation);
  if (name.trim() === '' || name.length > nameAtMost || name.includes('\0')) throw invalid('name');
  const texts = [text['zh-CN'], text.en];
  if (texts.some((one) => one.trim() === '' || one.length > textAtMost || one.includes('\0')))
    throw invalid('text');
  await sql`insert into visit_document (id, organisation_id, name, version, created_at)
    values (${given.id}, ${organisation}, ${name}, null, ${at})
    on conflict (organisation_id, lower(name)) do nothing`.execute(tx);
  const { rows } = await sql<{ id: VisitDocumentId; next: number }>`
    with d as (select id from visit_document
      where organisation_id = ${organisation} and lower(name) = lower(${name}) for update)
    select d.id, coalesce((select max(v.version) from visit_document_version v where v.document_id = d.id), 0) + 1
      as next from d`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new VedetteError('internal', 'self', { at: 'document' });
  const [zh = '', en = ''] = texts.map((one) => one.toWellFormed());
  await sql`insert into visit_document_version
    (document_id, version, text_zh, text_en, sha256, published_at, published_by)
    values (${row.id}, ${row.next}, ${zh}, ${en}, ${digestOf(zh, en)}, ${at}, ${by})`.execute(tx);
  await sql`update visit_document set version = ${row.next} where id = ${row.id}`.execute(tx);
  const [document] = await documents(tx, sql`d.id = ${row.id}`);
  if (document === undefined) throw new VedetteError('internal', 'self', { at: 'document' });
  return document;
}

/** Length first, so that no two pairs of texts are one stream of bytes. */
function digestOf(zh: string, en: string): Buffer {
  return createHash('sha256')
    .update(`${Buffer.byteLength(zh)}\n${zh}${en}`)
    .digest();
}

async function documents(db: Db, where: RawBuilder<unknown>): Promise<readonly VisitDocument[]> {
  const { rows } = await sql<DocumentRow>`
    select d.id, d.organisation_id, d.name, d.version, v.text_zh, v.text_en, v.sha256, v.published_at
    from visit_document d join visit_document_version v on v.document_id = d.id
      and v.version = (select max(version) from visit_document_version w where w.document_id = d.id)
    where ${where}`.execute(db);
  return rows.map((row) => ({
    id: row.id as VisitDocumentId,
    organisation: row.organisation_id as OrganisationId,
    name: row.name,
    version: row.version,
    text: { 'zh-CN': row.text_zh, en: row.text_en },
    digest: row.sha256.toString('hex'),
    publishedAt: instant(row.published_at),
  }));
}

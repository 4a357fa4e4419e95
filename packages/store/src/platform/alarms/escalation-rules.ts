import { duration, type EscalationPlan, type OrganisationId, VedetteError } from '@vedette/domain';
import type { Pool } from 'pg';
import { notFound } from '../../terminal/database/input.ts';
import { asDatabaseFault } from '../database/database-fault.ts';
import type { LocationId } from '../locations/port.ts';
import type { Reach } from '../reach.ts';
import type { EscalationRule, EscalationRuleId, EscalationRuleStore } from './port.ts';
import type { StoredStep } from './schema.ts';

interface Row {
  readonly id: string;
  readonly organisation_id: string;
  readonly name: string;
  readonly from_severity: EscalationPlan['from'];
  readonly places: readonly number[] | null;
  readonly steps: readonly StoredStep[];
  readonly is_active: boolean;
}

/** Of the organisations; who looks after some places alone has to do with rules for nothing else. */
const ownSql = `r.organisation_id = any($1::uuid[]) and ($2::int[] is null or (r.places is not null and not exists (
  select from unnest(r.places) p (id) where not exists (
    select from location l where l.id = p.id and l.path && $2::int[]))))`;

/** Rules of escalation in PostgreSQL. */
export function platformEscalationRules(pool: Pool): EscalationRuleStore {
  const find = async ({ organisations, places }: Reach, id: EscalationRuleId | null) => {
    const { rows } = await pool.query<Row>(
      `select r.* from escalation_rule r where ${ownSql} and ($3::uuid is null or r.id = $3) order by r.name`,
      [organisations, places, id],
    );
    return rows.map(toRule);
  };
  return {
    list: (reach) => find(reach, null),
    async put(reach, rule, isNew, at) {
      const [known] = await find(reach, rule.id);
      if (isNew === (known !== undefined)) throw notFound('rule');
      // A rule stays with whom it was made for.
      const organisation = known?.organisation ?? rule.organisation;
      await demandMeant(pool, reach, { ...rule, organisation });
      await written(pool, { ...rule, organisation }, at);
      const [made] = await find(reach, rule.id);
      if (made === undefined) throw notFound('rule');
      return made;
    },
    async remove({ organisations, places }, id) {
      const { rowCount } = await pool.query(`delete from escalation_rule r where ${ownSql} and r.id = $3`, [
        ...[organisations, places, id],
      ]);
      if (rowCount === 0) throw notFound('rule');
    },
    async ruleFor({ organisation, location, site }) {
      const { rows } = await pool.query<Row>(
        `select r.* from escalation_rule r left join lateral (
           select max(cardinality(p.path)) as depth from location p, location l
           where l.id = $2 and p.id = any(r.places) and l.path && array[p.id]) near on true
         where r.organisation_id = $1 and r.is_active and (r.places is null or near.depth is not null)
         order by near.depth desc nulls last, r.name limit 1`,
        [organisation, location ?? site],
      );
      return rows[0] === undefined ? null : toRule(rows[0]);
    },
  };
}

async function demandMeant(
  pool: Pool,
  reach: Reach,
  { organisation, places, plan }: EscalationRule,
): Promise<void> {
  if (!reach.organisations.includes(organisation)) throw notFound('organisation');
  if (places === null && reach.places !== null)
    throw new VedetteError('not-allowed', 'caller', { at: 'places' });
  const near = await pool.query<{ n: number }>(
    `select count(*)::int as n from location l where l.id = any($3::int[]) and l.organisation_id = $1
       and ($2::int[] is null or l.path && $2::int[])`,
    [organisation, reach.places, places ?? []],
  );
  if (near.rows[0]?.n !== new Set(places ?? []).size) throw notFound('places');
  const told = new Set(plan.steps.flatMap(({ tell }) => tell));
  const channels = await pool.query<{ n: number }>(
    'select count(*)::int as n from channel where id = any($2::uuid[]) and organisation_id = $1',
    [organisation, [...told]],
  );
  if (channels.rows[0]?.n !== told.size) throw notFound('channel');
}

async function written(pool: Pool, rule: EscalationRule, at: number): Promise<void> {
  const { id, organisation, name, places, plan, isActive } = rule;
  try {
    await pool.query(
      `insert into escalation_rule (id, organisation_id, name, from_severity, places, steps, is_active, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (id) do update set name = excluded.name,
         from_severity = excluded.from_severity, places = excluded.places, steps = excluded.steps,
         is_active = excluded.is_active`,
      [id, organisation, name, plan.from, places, JSON.stringify(plan.steps), isActive, new Date(at)],
    );
  } catch (error) {
    throw asDatabaseFault(error);
  }
}

function toRule(row: Row): EscalationRule {
  const steps = row.steps.map(({ after, tell }) => ({ after: duration(after), tell }));
  return {
    id: row.id as EscalationRuleId,
    organisation: row.organisation_id as OrganisationId,
    name: row.name,
    plan: { from: row.from_severity, steps },
    places: row.places as readonly LocationId[] | null,
    isActive: row.is_active,
  };
}

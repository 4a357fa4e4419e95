import type { RetentionView } from '@vedette/contract/platform';
import { dateOf, type OrganisationId } from '@vedette/domain';
import type { Reach } from '@vedette/store/platform';
import type { RetentionDeps } from './deps.ts';
import { actView, holdView, purposeViews } from './views.ts';

const day = 86_400_000;
/** So far the strips of days reach back. */
const daysShown = 120;

/** What is alive of each purpose of one organisation, what has died, and what is pending and why. */
export async function overview(
  { stores, custody, now }: RetentionDeps,
  reach: Reach,
  organisation: OrganisationId,
): Promise<RetentionView> {
  const own = { organisations: reach.organisations.filter((one) => one === organisation), places: null };
  const since = dateOf(Math.floor(now() / day) - daysShown);
  const { retention, keyShredding } = stores;
  const holds = await retention.holds(own);
  const acts = await retention.acts(own);
  const counted = acts.map(async (act) => actView(act, await retention.counts(own, act.id)));
  return {
    since,
    custody: await custody(),
    purposes: purposeViews({
      ...{ holds, acts, states: await keyShredding.states(own, since) },
      onDuty: new Set(await retention.purposesOnDuty(own)),
    }),
    holds: holds.map(holdView),
    acts: await Promise.all(counted),
  };
}

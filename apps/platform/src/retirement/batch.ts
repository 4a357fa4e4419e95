import type { RetirementBatchView } from '@vedette/contract/platform';
import { type RetirementPhase, VedetteError } from '@vedette/domain';
import type { Cursor, Reach, Retirement } from '@vedette/store/platform';
import type { RetirementDeps } from './deps.ts';
import { batchView } from './views.ts';

const pageSize = 200;

export async function batchOf(
  deps: RetirementDeps,
  reach: Reach,
  batch: string,
): Promise<RetirementBatchView> {
  const { certificates } = deps.issue;
  const all = await retirementsOf(deps, reach, batch);
  const issued = await Promise.all(
    all.map(({ certificate }) => (certificate === null ? null : certificates.get(reach, certificate))),
  );
  return batchView(
    all,
    issued.filter((certificate) => certificate !== null),
  );
}

/** The same act for every device of a batch that waits in a phase; one that goes wrong stops nobody. */
export async function eachOfBatch(
  deps: RetirementDeps,
  reach: Reach,
  batch: string,
  phase: RetirementPhase,
  act: (retirement: Retirement) => Promise<unknown>,
): Promise<RetirementBatchView> {
  const waiting = (await retirementsOf(deps, reach, batch)).filter(({ state }) => state.phase === phase);
  let failure: unknown = null;
  let done = 0;
  for (const retirement of waiting)
    await act(retirement).then(
      () => {
        done += 1;
      },
      (cause: unknown) => {
        failure = cause;
      },
    );
  if (done === 0 && failure !== null) throw failure;
  return batchOf(deps, reach, batch);
}

async function retirementsOf(
  { stores }: RetirementDeps,
  reach: Reach,
  batch: string,
): Promise<readonly Retirement[]> {
  const all: Retirement[] = [];
  let cursor: Cursor | null | undefined;
  do {
    const page = await stores.retirements.list(reach, {
      batch,
      limit: pageSize,
      cursor: cursor ?? undefined,
    });
    all.push(...page.items);
    cursor = page.next;
  } while (cursor !== null);
  if (all.length === 0) throw new VedetteError('not-found', 'caller', { at: 'batch' });
  return all;
}

import type { ReplayLedger } from '@vedette/credential';
import type { PassageId } from '@vedette/domain';
import { openSite } from '@vedette/store/test/kit';

/** The ledger of a site in its real store, as two lanes see it: each passage claims in its own name. */
export async function siteLedger(): Promise<(passage: string) => ReplayLedger> {
  const { store } = await openSite();
  return (passage) => ({ claim: (use) => store.passes.claim({ ...use, holder: passage as PassageId }) });
}

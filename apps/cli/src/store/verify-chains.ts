import type { OrganisationId } from '@vedette/domain';
import { type AuditChainVerdict, type DatabaseSource, openPlatformStore } from '@vedette/store/platform';

/** What became of the chain of one organisation. */
export type ChainVerdict = AuditChainVerdict & { readonly organisation: OrganisationId };

/** Walks every chain of a platform's database. @throws what opening a database throws */
export async function* verifyChains(source: DatabaseSource): AsyncGenerator<ChainVerdict> {
  const { organisations, audit, close } = await openPlatformStore(source);
  try {
    const first = await organisations.first();
    for (const organisation of first === null ? [] : await organisations.below(first.id))
      yield { organisation, ...(await audit.verify(organisation)) };
  } finally {
    await close();
  }
}

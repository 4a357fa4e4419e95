import type { OrganisationId } from '@vedette/domain';
import { VedetteError } from '@vedette/domain';
import { guarded } from '../database/guarded.ts';
import { isoOf } from '../database/iso.ts';
import type { PeopleNeeds } from '../people/repository.ts';
import type { PassKeyStore, StoredPassKey } from './port.ts';

/** Pass keys of organisations; wrapped before they come here. */
export function passKeys({ db, now }: PeopleNeeds): PassKeyStore {
  const get = async (organisation: OrganisationId): Promise<StoredPassKey | null> => {
    const row = await db
      .selectFrom('organisation_pass_key')
      .selectAll()
      .where('organisation_id', '=', organisation)
      .executeTakeFirst();
    if (row === undefined) return null;
    return {
      ...{ organisation, issuer: row.issuer, keyId: row.key_id, publicKey: row.public_key },
      wrapped: { epoch: row.epoch, bytes: new Uint8Array(row.wrapped) },
    };
  };
  return {
    get: (organisation) => guarded(() => get(organisation)),
    addFirst: (key) =>
      guarded(async () => {
        await db
          .insertInto('organisation_pass_key')
          .values({
            ...{ organisation_id: key.organisation, issuer: key.issuer, key_id: key.keyId },
            ...{
              public_key: key.publicKey,
              epoch: key.wrapped.epoch,
              wrapped: Buffer.from(key.wrapped.bytes),
            },
            created_at: isoOf(now()),
          })
          .onConflict((conflict) => conflict.column('organisation_id').doNothing())
          .execute();
        const held = await get(key.organisation);
        if (held === null) throw new VedetteError('internal', 'self', { at: 'pass key' });
        return held;
      }),
  };
}

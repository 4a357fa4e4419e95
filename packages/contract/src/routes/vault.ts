import { z } from '@hono/zod-openapi';
import { body, json, route } from '../route.ts';

export const vaultStates = ['none', 'locked', 'open'] as const;
/** Who holds the other half of the root. */
export const vaultKeepers = ['file', 'passphrase', 'lan', 'platform'] as const;
/** Why it is not open, or cannot forget; each is also a phrase key. */
export const vaultTroubles = ['keeper-unreachable', 'keeper-refused', 'passphrase-wanted', 'failed'] as const;

export const vaultSchema = z
  .object({
    /** `locked`: no personal data opens, and faces are not known; `none`: there is no root yet. */
    state: z.enum(vaultStates),
    keeper: z.enum(vaultKeepers).nullable(),
    /** Who takes over at the next re-key, where that is another. */
    wanted: z.enum(vaultKeepers),
    generation: z.int(),
    trouble: z.enum(vaultTroubles).nullable(),
    /** Milliseconds until the keeper is asked again; null while nothing is waited for. */
    retriesIn: z.int().nullable(),
    /** Keys that nothing is opened under any more, and which are not yet destroyed for good. */
    waiting: z.array(
      z.object({
        keys: z.int(),
        since: z.int(),
        /** The next re-key, or that the keeper destroys its older share. */
        for: z.enum(['re-key', 'keeper']),
      }),
    ),
    /** By which a keeper in the network knows this terminal. */
    deviceKey: z.string(),
  })
  .openapi('Vault');
export type VaultView = z.infer<typeof vaultSchema>;

const passphrase = z.strictObject({ passphrase: z.string().min(1).max(256) });

export const vaultRoutes = {
  get: route({
    method: 'get',
    path: '/api/vault',
    tags: ['vault'],
    summary:
      'Whether personal data is open here, who holds the other half of its root, what waits to be destroyed',
    responses: json(vaultSchema),
  }),
  unlock: route({
    method: 'post',
    path: '/api/vault/unlock',
    tags: ['vault'],
    summary: 'Unlock by the passphrase',
    request: { body: body(passphrase) },
    responses: json(vaultSchema),
  }),
  setPassphrase: route({
    method: 'post',
    path: '/api/vault/passphrase',
    tags: ['vault'],
    summary:
      'Set the passphrase, or change it while personal data is open; what was dropped before is forgotten by it',
    request: { body: body(passphrase) },
    responses: json(vaultSchema),
  }),
  retry: route({
    method: 'post',
    path: '/api/vault/retry',
    tags: ['vault'],
    summary: 'Ask the keeper now, instead of after the pause',
    responses: json(vaultSchema),
  }),
  rekey: route({
    method: 'post',
    path: '/api/vault/rekey',
    tags: ['vault'],
    summary: 'Destroy now what waits for the nightly re-key',
    responses: json(vaultSchema),
  }),
};

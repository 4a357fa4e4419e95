import { instant } from '@vedette/domain';
import type { HolderKey } from '../holder-key.ts';
import { issuePass, type PassRequest } from '../issue.ts';
import type { PassSigningKey } from '../signing-key.ts';
import { ed25519Holder, issuerKey, phoneKey, recordedPhone } from './actors.ts';
import { idOf, noon, site } from './trust-files.ts';

const day = 86_400_000;
export const opens = noon - day;
export const ends = noon + day;

/** A member's bearer pass for the whole site. */
export const member: PassRequest = {
  issuer: site,
  subject: '0b8f4c1e-6d2a-4f3b-9c57-2e81d0a4b6f3',
  kind: 'member',
  entries: 'multiple',
  issuedAt: instant(opens),
  notAfter: instant(ends),
  id: idOf(1),
};
/** A visitor's pass on paper: two areas, one way in and one way out. */
export const visit: PassRequest = {
  ...member,
  subject: 'visit-2041',
  kind: 'visit',
  entries: 'single',
  zones: ['hall', 'workshop-2'],
  id: idOf(2),
};

export const holder = ed25519Holder('one');
export const friend = ed25519Holder('two');
/** Made once with the key of `phoneKey`, over the pass `onPhone` and the step of `noon`. */
export const phone = recordedPhone(
  'Vddfvs54NwzqYj3ZzzK-mECqKLAJqU5XEjmyqsiz5j_PXd0dbT_PIoV1V5g6Nw5O2o_1yNwFnKZd0F93RrW85w',
);

const held = (holderKey: HolderKey, id: number): PassRequest => ({ ...member, holderKey, id: idOf(id) });
export const onPhone = held(phoneKey, 3);
export const onEd25519 = held(holder.key, 4);

export const issued = (request: PassRequest, key: PassSigningKey = issuerKey): string =>
  issuePass(request, key);

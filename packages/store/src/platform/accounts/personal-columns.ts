import type { PersonalColumn } from '../../terminal/database/personal-columns.ts';
import type { PersonalColumnsOf } from '../database/personal-columns-of.ts';
import type { AccountSchema } from './schema.ts';

const ofAccount = (purpose: string): PersonalColumn => ({ purpose, period: 'while the account exists' });
const ofSession = (purpose: string): PersonalColumn => ({ purpose, period: 'until a day after its end' });
const ofAudit = (purpose: string): PersonalColumn => ({ purpose, period: 'while the organisation exists' });

const no = 'no';

export const accountPersonalColumns: PersonalColumnsOf<AccountSchema> = {
  organisation_rule: { organisation_id: no, ask_reason: no, export_needs_two: no },
  account: {
    ...{ id: no, organisation_id: no, source: no, is_disabled: no, created_at: no },
    name: ofAccount('by which somebody signs in'),
    name_key: ofAccount('by which somebody signs in'),
    display_name: ofAccount('shows others who did something'),
    person_id: ofAccount('whose account it is'),
    password_hash: ofAccount('shows that it is he who signs in'),
    ...{ totp_epoch: no, totp_confirmed_at: no, totp_step: no },
    totp_secret: ofAccount('shows that it is he who signs in'),
    last_sign_in_at: ofAccount('shows accounts that nobody uses any more'),
  },
  account_grant: { account_id: no, number: no, role: no, places: no },
  role: { id: no, organisation_id: no, name: no, permissions: no },
  recovery_code: { account_id: no, hash: ofAccount('shows that it is he who signs in') },
  passkey: {
    ...{ id: no, account_id: no, counter: no, transports: no, is_backed_up: no, created_at: no },
    credential_id: ofAccount('shows that it is he who signs in'),
    public_key: ofAccount('shows that it is he who signs in'),
    name: ofAccount('tells his passkeys apart'),
    last_used_at: ofAccount('shows passkeys that nobody uses any more'),
  },
  session: {
    ...{ hash: no, id: no, account_id: no, opened_by: no },
    ...{ created_at: no, seen_at: no, expires_at: no, proven_at: no },
    address: ofSession('lets somebody see where he is signed in'),
    agent: ofSession('lets somebody see where he is signed in'),
  },
  ticket: { hash: no, kind: no, account_id: no, data: no, expires_at: no },
  attempt: { who: no, count: no, at: no },
  api_key: {
    ...{ id: no, organisation_id: no, name: no, hash: no, permissions: no, places: no },
    ...{ created_at: no, expires_at: no, last_used_at: no },
    created_by: ofAudit('says who gave the key'),
  },
  identity_provider: {
    ...{ id: no, organisation_id: no, slug: no, name: no, issuer: no, client_id: no, secret_epoch: no },
    ...{ secret: no, group_claim: no, groups: no, is_listed: no, is_active: no, created_at: no },
  },
  account_identity: {
    ...{ provider_id: no, account_id: no },
    subject: ofAccount('who somebody is for the provider'),
  },
  audit_line: {
    ...{ organisation_id: no, seq: no, at: no, action: no, target: no, detail: no, hash: no },
    actor: ofAudit('shows who did something and looked at what'),
  },
  audit_head: { organisation_id: no, seq: no, hash: no },
  approval: {
    ...{ id: no, organisation_id: no, act: no, subject_hash: no, subject: no, state: no },
    ...{ requested_at: no, decided_at: no, used_at: no, expires_at: no },
    reason: ofAudit('why it was asked for'),
    requested_by: ofAudit('who asked'),
    decided_by: ofAudit('who decided'),
    note: ofAudit('what was said to it'),
  },
  task: { name: no, due_at: no, held_until: no },
  platform_secret: { name: no, epoch: no, wrapped: no, made_at: no },
};

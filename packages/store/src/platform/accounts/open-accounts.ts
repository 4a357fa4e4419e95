import type { StoreNeeds } from '../database/store-needs.ts';
import { accounts } from './accounts.ts';
import { apiKeys } from './api-keys.ts';
import { approvals } from './approvals.ts';
import { platformAudit } from './audit.ts';
import { factors } from './factors.ts';
import { organisations } from './organisations.ts';
import type {
  AccountStore,
  ApiKeyStore,
  ApprovalStore,
  AttemptStore,
  FactorStore,
  IdentityProviderStore,
  OrganisationStore,
  PlatformAuditStore,
  RoleStore,
  SecretShelf,
  SessionStore,
  TaskStore,
  TicketStore,
} from './port.ts';
import { identityProviders } from './providers.ts';
import { roles } from './roles.ts';
import { sessions } from './sessions.ts';
import { secretShelf, tasks } from './tasks.ts';
import { attempts, tickets } from './tickets.ts';

/** Who works with the platform, and what they did. */
export interface AccountStores {
  readonly organisations: OrganisationStore;
  readonly accounts: AccountStore;
  readonly roles: RoleStore;
  readonly sessions: SessionStore;
  readonly factors: FactorStore;
  readonly tickets: TicketStore;
  readonly attempts: AttemptStore;
  readonly apiKeys: ApiKeyStore;
  readonly identityProviders: IdentityProviderStore;
  readonly audit: PlatformAuditStore;
  readonly approvals: ApprovalStore;
  readonly tasks: TaskStore;
  readonly secrets: SecretShelf;
}

export function openAccountStores(needs: StoreNeeds): AccountStores {
  return {
    organisations: organisations(needs),
    accounts: accounts(needs),
    roles: roles(needs),
    sessions: sessions(needs),
    factors: factors(needs),
    tickets: tickets(needs),
    attempts: attempts(needs),
    apiKeys: apiKeys(needs),
    identityProviders: identityProviders(needs),
    audit: platformAudit(needs),
    approvals: approvals(needs),
    tasks: tasks(needs),
    secrets: secretShelf(needs),
  };
}

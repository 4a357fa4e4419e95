import manifest from '../../package.json' with { type: 'json' };
import { auditTrail } from '../accounts/audit-trail.ts';
import type { KnownDevices } from '../devices/link/known-devices.ts';
import { destroyShares } from '../keeper/forget.ts';
import type { RetirementDeps } from '../retirement/deps.ts';
import type { Forgetting } from './open-forgetting.ts';
import type { Ground } from './open-ground.ts';
import type { OpenedLog } from './open-log.ts';
import { platformKey } from './platform-secrets.ts';

export interface RetirementParts {
  readonly publicLog: OpenedLog;
  readonly forgetting: Forgetting;
  readonly known: KnownDevices;
}

/** What taking devices out of service needs, out of what there is. */
export async function openRetirement(ground: Ground, parts: RetirementParts): Promise<RetirementDeps> {
  const { store, custody, dayCustody, bus, now } = ground;
  const { publicLog, forgetting, known } = parts;
  const audit = auditTrail(store.audit, now);
  const { log, names, issuer } = publicLog;
  return {
    ...{ stores: store, custody: dayCustody, software: manifest.version, audit, now },
    destroyShares: (device) => destroyShares(forgetting.deps, device),
    issue: { certificates: store.certificates, log, names, issuer, audit },
    linkKey: await platformKey(store.secrets, custody, 'link-key'),
    wake(device) {
      known.forget(device);
      bus.publish({ kind: 'wake', device });
    },
  };
}

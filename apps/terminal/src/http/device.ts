import { VedetteError } from '@vedette/domain';
import { machineAddresses } from '@vedette/server';
import { readHealth } from '../use-cases/device/health.ts';
import { readNetworkSettings, writeNetworkSettings } from '../use-cases/device/network.ts';
import { runSelfTest } from '../use-cases/device/self-test.ts';
import { algorithmHandlers } from './algorithm.ts';
import { auditHandlers } from './audit.ts';
import { clockHandlers } from './clock.ts';
import type { AppDeps } from './deps.ts';
import { download } from './download.ts';
import { laneHandlers } from './lanes.ts';
import { note } from './note.ts';
import type { Handlers } from './serve.ts';

export function deviceHandlers(deps: AppDeps): Handlers<'device'> {
  return {
    ...maintenanceHandlers(deps),
    ...networkHandlers(deps),
    ...clockHandlers(deps),
    ...algorithmHandlers(deps),
    ...laneHandlers(deps),
    ...auditHandlers(deps),
  };
}

type Maintenance = 'health' | 'selfTest' | 'logs' | 'logsFile' | 'restart';

function maintenanceHandlers(deps: AppDeps): Pick<Handlers<'device'>, Maintenance> {
  const { store, face, lanes, logs, restart, process } = deps;
  const { upkeep, audit } = store;
  let isIntact = true;
  return {
    health: () => readHealth({ upkeep, face, lanes, process }, isIntact),
    selfTest: async () => {
      const report = await runSelfTest({ upkeep, audit, face, lanes });
      isIntact = report.every(({ part, ok }) => ok || (part !== 'store' && part !== 'audit'));
      return report;
    },
    logs: () => logs.recent(),
    logsFile: () => {
      const lines = logs.recent().map((line) => `${JSON.stringify(line)}\n`);
      return download(new Blob(lines).stream(), 'vedette.ndjson', 'application/x-ndjson');
    },
    restart: async (c) => {
      await note(c, audit, 'restarted');
      // After the answer has left.
      setImmediate(restart);
    },
  };
}

function networkHandlers({ store, network }: AppDeps): Pick<Handlers<'device'>, 'network' | 'putNetwork'> {
  const { settings, audit } = store;
  const view = async () => {
    const { listen, hostNames } = await readNetworkSettings(settings);
    return { port: network.port, tls: network.tls, listen, hostNames, addresses: machineAddresses() };
  };
  return {
    network: view,
    putNetwork: async (c) => {
      const next = c.req.valid('json');
      if (next.hostNames.some((name) => name.startsWith('.') || name.endsWith('.'))) {
        throw new VedetteError('input-invalid', 'caller', { at: 'hostNames' });
      }
      await writeNetworkSettings(settings, next);
      await note(c, audit, 'network-changed', null, { listen: next.listen });
      return view();
    },
  };
}

import { type Binaries, demandEmbeddedPackage } from './binaries.ts';
import { adminRole, openCluster } from './cluster.ts';
import { holdFolder } from './hold-folder.ts';
import { dataPlace } from './place.ts';
import { passwordsIn } from './secret.ts';
import { reachableBinaries } from './server-copy.ts';
import { serverUser } from './server-user.ts';
import { serverSettings } from './settings.ts';
import { removeSocketFolder, socketFolder } from './socket-folder.ts';
import { type ServerEvent, Supervisor } from './supervisor.ts';

export interface EmbeddedOptions {
  readonly dataFolder: string;
  /** The server's own settings, over those of the house. */
  readonly settings?: Readonly<Record<string, string>> | undefined;
  /** Other programs than those of the package; a test runs an older PostgreSQL so. */
  readonly binaries?: Binaries | undefined;
}

/** A running server that this process keeps running. */
export interface EmbeddedServer {
  /** The folder of its socket: the host of a connection. */
  readonly sockets: string;
  readonly pid: number | null;
  password(role: string): string;
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL that comes with the house, making its data on first use.
 * @throws `database-missing` with the reason why it cannot run here, `store-busy` when another process runs it,
 * `database-unsupported` for data of another major version
 */
export async function startEmbedded(
  { dataFolder, settings, binaries: given }: EmbeddedOptions,
  report: (event: ServerEvent) => void,
): Promise<EmbeddedServer> {
  const user = serverUser();
  const place = dataPlace(dataFolder, user);
  const release = holdFolder(place);
  let sockets: string | undefined;
  try {
    const binaries = given ?? reachableBinaries(await demandEmbeddedPackage(), place, user);
    const password = passwordsIn(place);
    const data = await openCluster(place, binaries, user, password(adminRole));
    sockets = socketFolder(place, user);
    const launch = { binaries, data, sockets, user, settings: { ...serverSettings(), ...settings } };
    return await supervised(new Supervisor(launch, report), sockets, password, release);
  } catch (error) {
    if (sockets !== undefined) removeSocketFolder(sockets);
    release();
    throw error;
  }
}

async function supervised(
  supervisor: Supervisor,
  sockets: string,
  password: (role: string) => string,
  release: () => void,
): Promise<EmbeddedServer> {
  await supervisor.start();
  return {
    sockets,
    password,
    get pid() {
      return supervisor.pid;
    },
    async stop() {
      await supervisor.stop();
      removeSocketFolder(sockets);
      release();
    },
  };
}

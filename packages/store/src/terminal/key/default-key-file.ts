import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * Where the key of a data folder lies unless somebody says otherwise: in the user's state folder, apart
 * from the data, under a name made from the folder's path.
 */
export function defaultKeyFile(dataFolder: string, environment: NodeJS.ProcessEnv): string {
  const named = environment['VEDETTE_KEY_FILE'];
  if (named !== undefined) return resolve(named);
  const state = environment['XDG_STATE_HOME'] ?? join(homedir(), '.local', 'state');
  const place = resolve(dataFolder)
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return join(state, 'vedette', `${place}.key`);
}

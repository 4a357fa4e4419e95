/**
 * A process that opens a vault with its keeper, opens something under each kind of key, and stays open or locks itself:
 * what the memory test looks at.
 *
 *   node --conditions=@vedette/source vault-holder.ts FOLDER KEEPER-FILE open|locked
 */
import { join } from 'node:path';
import { instant } from '@vedette/domain';
import { deviceShareFile, fileKeeper, openTerminalVault, unlockWithKeeper } from '@vedette/vault';
import { useVault } from './use-vault.ts';
import { standReady } from './watched-process.ts';

const [folder = '', keeperFile = '', how = 'open'] = process.argv.slice(2);
const vault = openTerminalVault({
  path: join(folder, 'vault.keys'),
  share: deviceShareFile(join(folder, 'device.share')),
  now: () => instant(Date.now()),
});
const keeper = fileKeeper({ path: keeperFile, outside: folder, mustExist: () => true });
await unlockWithKeeper(vault.steps, keeper);
useVault(vault);
if (how === 'locked') vault.lock();
standReady();
process.on('exit', () => vault.close());

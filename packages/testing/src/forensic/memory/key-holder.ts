/**
 * A process that makes a key out of what it is given, uses it, and keeps it or wipes it: the control of the memory
 * test. The key itself is never on a command line.
 *
 *   node --conditions=@vedette/source key-holder.ts SEED held|wiped
 */
import { createCipheriv, randomBytes } from 'node:crypto';
import { holderKey } from './holder-key.ts';
import { standReady } from './watched-process.ts';

const uses = 50;
const [seed = '', how = 'held'] = process.argv.slice(2);
const key = holderKey(seed);
for (let i = 0; i < uses; i++) {
  const cipher = createCipheriv('aes-256-gcm', key, randomBytes(12));
  cipher.update('something that is sealed');
  cipher.final();
}
if (how === 'wiped') key.fill(0);
standReady();
// Without a later use the collector may take the key away before anybody looks.
process.on('exit', () => key.fill(0));

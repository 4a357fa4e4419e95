/**
 * A process that runs the built-in database on a folder until it is killed.
 *
 *   node --conditions=@vedette/source server-process.ts FOLDER
 */
import { openDatabase } from '../../src/platform/database/open-database.ts';

const [folder = ''] = process.argv.slice(2);
const { url } = await openDatabase({ dataFolder: folder, settings: { shared_buffers: '64MB' } });
process.stdout.write(`${url}\n`);

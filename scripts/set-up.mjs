// `npm run set-up`: everything that `npm start` (and with --all, `npm test`) needs, and nothing twice.
import { setUp } from './set-up/steps.mjs';

try {
  await setUp(process.argv.includes('--all') ? 'test' : 'run');
  console.error('Set-up: nothing left to do.');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

import { runCommandLine } from './program.ts';
import { openShell } from './shell.ts';

const argv = process.argv.slice(2);
// Whoever reads may stop reading (`| head`): that ends the work, as the signal would (128 + SIGPIPE).
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 141 : 70));
await runCommandLine(openShell(process, argv), argv);

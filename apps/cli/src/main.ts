import { runCommandLine } from './program.ts';
import { openShell } from './shell.ts';

const argv = process.argv.slice(2);
await runCommandLine(openShell(process, argv), argv);

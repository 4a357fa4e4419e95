import { existsSync } from 'node:fs';

const setpriv = '/usr/bin/setpriv';

type Command = readonly [program: string, ...args: string[]];

/**
 * A command that is told to end (SIGINT: a fast stop of the server) when the process that starts it is gone, in
 * whatever way. It is the kernel that tells it (Linux, `PR_SET_PDEATHSIG`), asked by a program of util-linux; where
 * there is none, the next start finds the server left behind and stops it.
 */
export function leashed(command: Command, by = setpriv): Command {
  return existsSync(by) ? [by, '--pdeathsig', 'INT', '--', ...command] : command;
}

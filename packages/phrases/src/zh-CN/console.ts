import { session } from './console-session.ts';
import { shell } from './console-shell.ts';

/** The LAN admin, a section a room. */
export const consolePhrases = { session, shell };

import { session } from './console-session.ts';
import { shell } from './console-shell.ts';

export const consolePhrases = { session, shell };

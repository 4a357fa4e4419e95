import { shell } from './platform-shell.ts';

/** The platform's console, a section a page. */
export const platform = {
  shell,
};

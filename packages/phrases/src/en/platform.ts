import { shell } from './platform-shell.ts';

export const platform = {
  shell,
};

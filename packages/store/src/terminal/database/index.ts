/** What a bench or a tool of the house needs to open a file of the store without the store. */
export { migrationFiles, migrationText } from './migrate.ts';
export { openFile } from './open-file.ts';

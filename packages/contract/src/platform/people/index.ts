export * from './import.ts';
export * from './person.ts';
export * from './routes.ts';

export * from './routes.ts';
export * from './visit.ts';
export * from './walk-in.ts';

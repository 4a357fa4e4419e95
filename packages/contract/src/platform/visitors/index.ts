export * from './routes.ts';
export * from './visit.ts';

export * from './log-routes.ts';
export * from './routes.ts';

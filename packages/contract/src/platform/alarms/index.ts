export * from './escalation-routes.ts';
export * from './routes.ts';

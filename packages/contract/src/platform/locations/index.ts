export * from './floor-plan-routes.ts';
export * from './opening-routes.ts';
export * from './routes.ts';
export * from './venue-code-routes.ts';

export * from './occupancy-routes.ts';
export * from './reveal-routes.ts';
export * from './routes.ts';

export * from './occupancy-routes.ts';
export * from './routes.ts';

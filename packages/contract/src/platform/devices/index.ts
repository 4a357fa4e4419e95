export * from './bulk-routes.ts';
export * from './device.ts';
export * from './group-routes.ts';
export * from './routes.ts';

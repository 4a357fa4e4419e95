export * from './routes.ts';
export * from './webhook-event.ts';

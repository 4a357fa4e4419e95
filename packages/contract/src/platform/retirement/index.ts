export * from './retirement.ts';
export * from './routes.ts';

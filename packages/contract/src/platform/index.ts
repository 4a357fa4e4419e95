export * from './lists/index.ts';
export * from './people/index.ts';
export * from './visitors/index.ts';

export * from './scim.ts';
export * from './sources.ts';

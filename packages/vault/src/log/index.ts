export * from './merkle/hash.ts';
export type { Subtree } from './merkle/subtree.ts';
export * from './merkle/tree.ts';
export * from './merkle/verify-consistency.ts';
export * from './merkle/verify-inclusion.ts';

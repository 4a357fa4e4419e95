export * from './card/index.ts';
export * from './core/claim.ts';
export * from './core/examine.ts';
export * from './core/fault.ts';
export * from './core/format.ts';
export * from './core/replay-key.ts';
export * from './core/verification.ts';
export * from './health-code/index.ts';

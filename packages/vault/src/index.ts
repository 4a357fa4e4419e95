export * from './custody/port.ts';
export * from './day-keys/port.ts';
export * from './key/day-key.ts';
export * from './key/key-id.ts';
export * from './record/port.ts';
export * from './seal/index.ts';

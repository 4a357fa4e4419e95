export * from './device/ports.ts';
export * from './platform/index.ts';
export * from './records/entry.ts';

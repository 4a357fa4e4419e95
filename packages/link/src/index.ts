export * from './device/ports.ts';
export * from './platform/ports.ts';
export * from './records/entry.ts';

export * from './alarms/index.ts';
export * from './devices/index.ts';
export * from './integrations/index.ts';
export * from './lists/index.ts';
export * from './locations/index.ts';
export * from './people/index.ts';
export * from './records/index.ts';
export * from './visitors/index.ts';

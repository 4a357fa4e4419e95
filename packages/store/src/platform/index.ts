export * from '../terminal/page.ts';
export * from './database/port.ts';
export * from './devices/port.ts';
export * from './locations/port.ts';
export * from './records/port.ts';

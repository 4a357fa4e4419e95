export * from '../terminal/page.ts';
export * from './alarms/port.ts';
export { platformAlarms } from './alarms/repository.ts';
export { type DatabaseSource, openDatabase } from './database/open-database.ts';
export * from './database/port.ts';
export * from './devices/port.ts';
export * from './locations/port.ts';
export * from './reach.ts';
export * from './records/port.ts';

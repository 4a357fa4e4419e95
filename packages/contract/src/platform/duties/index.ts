export * from './duties.ts';
export * from './schedules.ts';

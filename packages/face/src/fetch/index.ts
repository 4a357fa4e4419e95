export * from './ensure-models.ts';

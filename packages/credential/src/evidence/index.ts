export * from './compare-shown.ts';
export * from './health-evidence.ts';
export * from './identification-of.ts';
export * from './refusal-of.ts';

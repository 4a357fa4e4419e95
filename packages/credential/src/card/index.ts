export * from './card-format.ts';
export * from './card-number.ts';
export * from './card-trust.ts';
export * from './parse-card-number.ts';
export * from './read-card.ts';
export * from './uid.ts';
export * from './wiegand.ts';
export { type WiegandFormatName, wiegandFormats, wiegandLength } from './wiegand-format.ts';

export * from './base45.ts';
export * from './cbor.ts';
export * from './cose-algorithm.ts';
export * from './cose-sign1.ts';
export * from './inflate.ts';

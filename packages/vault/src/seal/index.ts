export * from './canonical-bytes.ts';
export * from './recipient.ts';
export * from './reference.ts';
export * from './reference-seal.ts';
export * from './reference-vector.ts';
export { type Binding, openSealed, sealOverhead, sealTo } from './seal-to.ts';

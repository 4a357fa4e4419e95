export { parseVoucher } from './claim/voucher.ts';
export * from './device/index.ts';
export * from './platform/index.ts';

export * from './claim/check-claim-code.ts';
export * from './claim/voucher.ts';
export * from './device/ports.ts';
export * from './platform/ports.ts';
export * from './records/entry.ts';

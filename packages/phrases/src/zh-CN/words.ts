export const words = { product: '哨兵', language: '中文' };

export * from './archive/zip.ts';
export * from './certificate/issue-certificate.ts';
export * from './forensic/search-bytes.ts';
export * from './id-card/id-card.ts';
export * from './samples/sample-frames.ts';
export * from './samples/sample-people.ts';
export * from './sd-jwt/issue-sd-jwt.ts';

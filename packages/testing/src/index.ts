export * from './archive/zip.ts';
export * from './samples/sample-frames.ts';
export * from './samples/sample-people.ts';

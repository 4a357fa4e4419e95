export type { IdDocument } from './id-document.ts';
export { idDocumentFormat } from './id-document-format.ts';
export { type IdDocumentKind, idDocumentKinds } from './layout.ts';
export { parseIdDocument } from './parse-id-document.ts';
export type { PortraitDecoder } from './portrait-decoder.ts';

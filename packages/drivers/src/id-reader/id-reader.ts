import { VedetteError } from '@vedette/domain';
import type { CredentialReader } from '../reader/reader.ts';
import type { ReaderSurroundings } from '../registry.ts';
import type { IdReaderConfig } from './id-reader-config.ts';

/** Starts opening the line and returns at once; the first failure is told as an event. */
export function openIdReader(config: IdReaderConfig, _around: ReaderSurroundings): CredentialReader {
  throw new VedetteError('driver-unsupported', 'world', { at: config.path });
}

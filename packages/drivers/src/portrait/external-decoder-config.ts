import { posix } from 'node:path';
import type { Duration } from '@vedette/domain';
import { Fields, invalid } from '../common/fields.ts';

export interface ExternalDecoderConfig {
  /** Absolute path of the program; it is started without a shell, in its own folder, without environment. */
  readonly command: string;
  /** Always the same; nothing of a card ever stands in an argument. */
  readonly args: readonly string[];
  readonly timeout: Duration;
  /** The most bytes of a picture. */
  readonly maxBytes: number;
}

const absolute = /^\/[^\0]{1,250}$/;

function parseArgument(value: unknown, path: string): string {
  if (typeof value !== 'string' || value.length > 255 || value.includes('\0'))
    throw invalid(path, 'text of at most 255 characters is wanted');
  return value;
}

/**
 * `{ "command": "/opt/wlt/decode", "args": ["--bmp"], "timeoutMs": 2000 }`
 * @throws VedetteError `input-invalid`
 */
export function parseExternalDecoder(value: unknown): ExternalDecoderConfig {
  const fields = new Fields(value, 'portraitDecoder');
  const config: ExternalDecoderConfig = {
    command: fields.text('command', absolute),
    args: fields.list('args', 0, 16, parseArgument),
    timeout: fields.milliseconds('timeoutMs', 50, 30_000, 2_000),
    maxBytes: fields.whole('maxBytes', 1_000, 4_000_000, 500_000),
  };
  fields.end();
  if (posix.normalize(config.command) !== config.command)
    throw fields.wrong('command', 'a path without detours is wanted');
  return config;
}

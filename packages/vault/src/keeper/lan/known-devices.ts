import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { VedetteError } from '@vedette/domain';
import { writeSecretFile } from '../../custody/secret-file.ts';

/** A terminal whose share is kept: its Ed25519 key in base64url, and what people call it. */
export interface KnownDevice {
  readonly key: string;
  readonly name: string;
}

const linePattern = /^([A-Za-z0-9_-]{43}) ([^\p{Cc}]{1,80})$/u;
const devicesAtMost = 1000;

/** One line each, key and name, in `devices` of the keeper's folder; read anew each time, so that a line takes effect. */
export async function knownDevices(folder: string): Promise<readonly KnownDevice[]> {
  const text = await readFile(join(folder, 'devices'), 'utf8').catch(absent);
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.slice(0, devicesAtMost).map((line) => {
    const [, key, name] = linePattern.exec(line) ?? [];
    if (key === undefined || name === undefined)
      throw new VedetteError('input-invalid', 'caller', { at: 'devices' });
    return { key, name };
  });
}

/** @throws `input-invalid` for a key or a name that is none */
export async function addDevice(folder: string, device: KnownDevice): Promise<void> {
  if (!linePattern.test(`${device.key} ${device.name}`))
    throw new VedetteError('input-invalid', 'caller', { at: 'device' });
  const others = (await knownDevices(folder)).filter(({ key }) => key !== device.key);
  const lines = [...others, device].map(({ key, name }) => `${key} ${name}\n`);
  await writeSecretFile(join(folder, 'devices'), Buffer.from(lines.join(''), 'utf8'));
}

function absent(error: unknown): string {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
  throw error;
}

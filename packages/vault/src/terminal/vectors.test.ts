import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PassHeader } from '@vedette/domain';
import { expect, test } from 'vitest';
import { start, temporaryFolder } from '../../test/kit.ts';
import { joined, openByHand } from '../../test/open-by-hand.ts';
import { openSealedByHand, openVaultByHand, underByHand } from '../../test/open-vault-by-hand.ts';
import { multiplied } from '../exchange/exchange.ts';
import { headerBytes } from '../record/header-bytes.ts';
import { deviceShareFile } from './device-share-file.ts';
import { openTerminalVault } from './open-vault.ts';

interface Vector {
  readonly comment: string;
  readonly scalar: string;
  readonly device: string;
  readonly site: string;
  readonly file: string;
  readonly generation: number;
  readonly names: readonly string[];
  readonly under: {
    readonly place: string;
    readonly name: string;
    readonly sealed: string;
    readonly plain: string;
  };
  readonly record: {
    readonly pair: string;
    readonly keyId: string;
    readonly keepSeconds: number;
    readonly header: PassHeader;
    readonly sealed: string;
    readonly body: Record<string, string>;
  };
}

const vectors = JSON.parse(
  readFileSync(new URL('../../test/vault-vectors.json', import.meta.url), 'utf8'),
) as Vector[];
const hex = (text: string) => Buffer.from(text, 'hex');

test.each(vectors)('opens from the texts of the specification alone: $comment', (vector) => {
  const shares = { scalar: hex(vector.scalar), device: hex(vector.device), site: hex(vector.site) };
  const ring = openVaultByHand(hex(vector.file), shares);
  expect([...ring.keys.keys()]).toEqual(vector.names);
  const { place, name, sealed, plain } = vector.under;
  const key = ring.keys.get(place) ?? Buffer.alloc(0);
  expect(openSealedByHand(key, underByHand(place, name), hex(sealed)).toString('utf8')).toBe(plain);
  const { record } = vector;
  const text = openByHand(
    ring.pairs.get(record.pair) ?? Buffer.alloc(0),
    joined('vedette/day-key/1', record.keyId, String(record.keepSeconds)),
    joined('vedette/pass-body/1', Buffer.from(headerBytes(record.header))),
    hex(record.sealed),
  );
  expect(JSON.parse(text)).toEqual(record.body);
  expect(() => openVaultByHand(hex(vector.file), { ...shares, device: Buffer.alloc(32) })).toThrow();
});

test.each(vectors)('opens what was once written, blocks and all: $comment', (vector) => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'keys'), hex(vector.file));
  const share = deviceShareFile(join(folder, 'share'));
  share.write(vector.generation, hex(vector.device));
  const vault = openTerminalVault({
    path: join(folder, 'keys'),
    share,
    now: () => start,
    siteShare: () => hex(vector.site),
  });
  const { point, generation } = vault.steps.question();
  expect(generation).toBe(vector.generation);
  vault.steps.unlock(multiplied(hex(vector.scalar), point));
  const { name, sealed, plain } = vector.under;
  const person = { kind: 'person', person: 'p-1' } as const;
  expect(vault.openUnder(person, Buffer.from(name), hex(sealed))?.toString('utf8')).toBe(plain);
  // Behind the ring: a person who came, and one who was dropped.
  expect(vault.places()).toEqual([person, { kind: 'numbers' }, { kind: 'person', person: 'p-3' }]);
  expect(vault.pending()).toMatchObject([{ keys: 1, for: 're-key', generation }]);
});

import { createHash } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Metadata, MetadataKind } from '@tufjs/models';
import { describe, expect, it } from 'vitest';
import { vedetteHere } from '../../test/run-vedette.ts';
import { temporaryFolder } from '../../test/temporary-folder.ts';

const onlineKey = 'ab'.repeat(32);
const documentOf = (path: string) => JSON.parse(readFileSync(path, 'utf8'));

describe('vedette update', () => {
  it('makes keys, a root that names them, and targets that the root vouches for', async () => {
    const keys = temporaryFolder();
    const [root, targets] = [join(keys, 'root.json'), join(keys, 'targets.json')];
    expect(await vedetteHere(['update', 'new-keys', '--keys', keys])).toMatchObject({ code: 0, errors: '' });
    expect(statSync(join(keys, 'root.pem')).mode & 0o777).toBe(0o600);
    expect((await vedetteHere(['update', 'new-keys', '--keys', keys])).errors).toContain('exists');
    const made = await vedetteHere([
      'update',
      'root',
      '--keys',
      keys,
      '--online-key',
      onlineKey,
      '--out',
      root,
    ]);
    expect(made).toMatchObject({ code: 0, errors: '' });
    const archive = join(keys, 'release.zip');
    writeFileSync(archive, 'an archive');
    const hash = createHash('sha256').update('an archive').digest('hex');
    const add = ['--add', `1.2.3=${archive}`, '--note', 'First'];
    const signed = await vedetteHere(['update', 'targets', '--keys', keys, ...add, '--out', targets]);
    expect(signed).toEqual({ code: 0, errors: '', output: `${hash}  1.2.3.zip\n` });
    const trusted = Metadata.fromJSON(MetadataKind.Root, documentOf(root));
    trusted.verifyDelegate('root', trusted);
    trusted.verifyDelegate('targets', Metadata.fromJSON(MetadataKind.Targets, documentOf(targets)));
    expect(documentOf(targets).signed.targets['1.2.3.zip']).toEqual({
      ...{ length: 10, hashes: { sha256: hash }, custom: { version: '1.2.3', note: 'First' } },
    });
  });

  it('writes the next version from the one before, and changes keys by the hand of both', async () => {
    const [old, fresh] = [temporaryFolder(), temporaryFolder()];
    for (const keys of [old, fresh]) await vedetteHere(['update', 'new-keys', '--keys', keys]);
    const [first, second] = [join(old, 'root.json'), join(fresh, 'root.json')];
    const online = ['--online-key', onlineKey];
    await vedetteHere(['update', 'root', '--keys', old, ...online, '--out', first]);
    const before = ['--previous', first, '--previous-keys', old];
    expect(
      (await vedetteHere(['update', 'root', '--keys', fresh, ...online, ...before, '--out', second])).code,
    ).toBe(0);
    const [one, two] = [first, second].map((path) => Metadata.fromJSON(MetadataKind.Root, documentOf(path)));
    expect(two?.signed.version).toBe(2);
    if (one === undefined || two === undefined) throw new Error('no root');
    one.verifyDelegate('root', two);
    two.verifyDelegate('root', two);
    const archive = join(old, 'a.zip');
    writeFileSync(archive, 'a');
    const out = [1, 2].map((n) => join(old, `targets-${n}.json`));
    const sign = (n: number, ...args: string[]) =>
      vedetteHere(['update', 'targets', '--keys', old, ...args, '--out', out[n] ?? '']);
    await sign(0, '--add', `1.0.0=${archive}`, '--add', `1.1.0=${archive}`);
    await sign(1, '--previous', out[0] ?? '', '--remove', '1.0.0');
    const { version, targets } = documentOf(out[1] ?? '').signed;
    expect([version, Object.keys(targets)]).toEqual([2, ['1.1.0.zip']]);
  });

  it('takes no key that others can read, and nothing that is no release', async () => {
    const keys = temporaryFolder();
    await vedetteHere(['update', 'new-keys', '--keys', keys]);
    chmodSync(join(keys, 'targets.pem'), 0o644);
    const out = ['--out', join(keys, 'targets.json')];
    expect((await vedetteHere(['update', 'targets', '--keys', keys, ...out])).code).not.toBe(0);
    expect(
      (await vedetteHere(['update', 'targets', '--keys', keys, '--add', 'new=x.zip', ...out])).code,
    ).toBe(64);
    expect((await vedetteHere(['update', 'root', '--keys', keys, '--online-key', 'ff', ...out])).code).toBe(
      64,
    );
  });

  it('packs nothing that terminals would refuse for its packages, and says which those are', async () => {
    const folder = temporaryFolder();
    const delivered = join(folder, 'package-lock.json');
    const lock = documentOf(join(import.meta.dirname, '../../../../package-lock.json'));
    lock.packages['node_modules/zod'].version = '3.0.0';
    writeFileSync(delivered, JSON.stringify(lock));
    const out = join(folder, 'release.zip');
    const refused = await vedetteHere([
      'update',
      'pack',
      '--as',
      '9.9.9',
      '--delivered',
      delivered,
      '--out',
      out,
    ]);
    expect(refused.code).not.toBe(0);
    expect(refused.errors).toMatch(/zod: 3\.0\.0 → \d/);
    expect(existsSync(out)).toBe(false);
  });
});

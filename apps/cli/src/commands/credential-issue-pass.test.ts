import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { holder } from '@vedette/credential/pass-vectors';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { verify, writeDocuments } from '../../test/credential-stand.ts';
import { vedetteHere } from '../../test/run-vedette.ts';
import { temporaryFolder } from '../../test/temporary-folder.ts';

const usual = [
  ...['--issuer', 'plant-3', '--subject', 'visit-7', '--kind', 'visit', '--entries', 'single'],
  ...['--from', '2026-12-01T00:00:00Z', '--until', '2026-12-02T00:00:00Z'],
];
const issue = (...args: readonly string[]) => vedetteHere(['credential', 'issue-pass', ...usual, ...args]);
const at = '2026-12-01T12:00:00Z';
const documentOf = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

describe('vedette credential issue-pass', () => {
  it('makes a key of its owner’s alone, a pass by it, and the trust that verifies it', async () => {
    const folder = temporaryFolder();
    const [key, trust] = [join(folder, 'key.json'), join(folder, 'trust.json')];
    const args = ['--key', key, '--new-key', '--trust-out', trust, '--zone', 'hall', '--zone', 'workshop-2'];
    const { code, output, errors } = await issue(...args);
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(output).toMatch(/^VP1:[0-9A-Z $%*+./:-]+\n$/);
    expect(statSync(key).mode & 0o777).toBe(0o600);
    expect(readFileSync(trust, 'utf8')).not.toContain('"d"');
    const found = await verify(output, { at, trust: [documentOf(trust)], args: ['--show-subject'] });
    expect(found).toMatchObject({
      ...{ code: 0, outcome: 'verified', subject: { values: { person: 'visit-7' } } },
      claims: [{ kind: 'visit', zones: ['hall', 'workshop-2'], entries: 'single' }],
    });
    const again = await issue('--key', key);
    expect(again.code).toBe(0);
    expect(again.output).not.toBe(output);
    expect((await issue('--key', key, '--new-key')).errors).toContain('exists and is not overwritten');
    expect((await issue('--key', key, '--trust-out', key)).code).toBe(65);
  });

  it('binds a pass to the key of a phone, which a copy of its text does not have', async () => {
    const folder = temporaryFolder();
    const [phone = ''] = writeDocuments({ ...holder.key, key_ops: ['verify'], ext: true });
    const files = ['--key', join(folder, 'key'), '--new-key', '--trust-out', join(folder, 'trust')];
    const { output } = await issue(...files, '--holder-key', phone, '--json');
    const { pass } = JSON.parse(output) as { pass: string };
    const found = await verify(pass, { at, trust: [documentOf(join(folder, 'trust'))] });
    expect(found).toMatchObject({ code: 1, faults: ['holder-binding'] });
  });

  it('draws the code on the terminal and in a file, as a scanner reads it', async () => {
    const folder = temporaryFolder();
    const key = join(folder, 'key');
    const { output } = await issue('--key', key, '--new-key', '--qr', 'terminal');
    const [text = '', ...rows] = output.trimEnd().split('\n');
    expect(text).toMatch(/^VP1:/);
    expect(rows.length).toBeGreaterThan(20);
    const svg = join(folder, 'code.svg');
    const drawn = await issue('--key', key, '--qr', 'svg', svg);
    const picture = join(folder, 'code.png');
    writeFileSync(
      picture,
      await sharp(readFileSync(svg)).resize(500).flatten({ background: 'white' }).png().toBuffer(),
    );
    const read = await vedetteHere(['qr', 'decode', picture, '--json']);
    expect(JSON.parse(read.output)).toMatchObject({ text: drawn.output.trimEnd() });
  });

  it('refuses a key that others can read, and what is no key', async () => {
    const [wide = '', none = ''] = writeDocuments({}, { keys: [] });
    expect((await issue('--key', wide)).errors).toContain('The key file is not safe');
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'none'), readFileSync(none), { mode: 0o600 });
    const { code, errors } = await issue('--key', join(folder, 'none'));
    expect(code).toBe(65);
    expect(errors).toContain('Not a signing key of passes');
  });

  it('refuses a phone’s private key and a key of another kind', async () => {
    const folder = temporaryFolder();
    const [secret = '', rsa = ''] = writeDocuments({ ...holder.key, d: 'AAAA' }, { kty: 'RSA', n: 'x' });
    for (const file of [secret, rsa]) {
      const { code, errors } = await issue('--key', join(folder, 'k'), '--new-key', '--holder-key', file);
      expect(code).toBe(65);
      expect(errors).toContain('Not the public key of a phone');
      expect(errors).not.toContain('AAAA');
    }
  });

  it('names the options that cannot stand in a pass, and leaves no key behind', async () => {
    const key = join(temporaryFolder(), 'key');
    const { code, errors } = await issue(
      '--key',
      key,
      '--new-key',
      '--subject',
      'Ann Other',
      '--until',
      '2026-11-01',
    );
    expect(code).toBe(65);
    expect(errors).toContain('- --subject: ');
    expect(errors).toContain('- --until: ');
    expect(() => statSync(key)).toThrow();
  });

  it.each([
    [['--qr', 'paper']],
    [['--qr', 'svg']],
    [['--kind', 'guest']],
    [['--entries', 'twice']],
    [['--until', 'tomorrow']],
  ])('answers %j with 64', async (args) => {
    const { code, errors } = await issue('--key', 'k', ...args);
    expect(code).toBe(64);
    expect(errors).toContain('vedette credential issue-pass');
  });
});

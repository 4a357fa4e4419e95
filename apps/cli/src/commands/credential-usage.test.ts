import { generateKeyPairSync } from 'node:crypto';
import { issued, noon, trustFiles, visit } from '@vedette/credential/pass-vectors';
import { issueCertificate } from '@vedette/testing';
import { describe, expect, it } from 'vitest';
import { runVerify, verify, writeDocuments } from '../../test/credential-stand.ts';
import { vedetteHere } from '../../test/run-vedette.ts';

const pass = issued(visit);
const trust = [trustFiles.main];

describe('vedette credential verify, used wrongly,', () => {
  it.each([
    ['without a moment', ['--trust', 'x']],
    ['with a moment that is none', ['--at', 'noon']],
    ['with a format that nobody knows', ['--at', '2026-12-01', '--format', 'passport']],
    ['with an option that nobody knows', ['--at', '2026-12-01', '--colour']],
    ['with an argument', ['--at', '2026-12-01', 'pass.txt']],
    ['without trust', ['--at', '2026-12-01']],
    ['with a trust file that is not there', ['--at', '2026-12-01', '--trust', 'nowhere.json']],
    ['with a folder for a trust file', ['--at', '2026-12-01', '--trust', '/']],
  ])('%s ends with 3', async (_, args) => {
    const { code, output, errors } = await vedetteHere(['credential', 'verify', ...args], { input: pass });
    expect(code).toBe(3);
    expect(output).toBe('');
    expect(errors).not.toBe('');
  });

  it('without anything on standard input ends with 3', async () => {
    const { code, errors } = await runVerify(' \r\n', { at: noon, trust });
    expect(code).toBe(3);
    expect(errors).toContain('Nothing came on standard input');
  });

  it('with a file of no kind ends with 3, naming the file and what each parser wants', async () => {
    const { code, errors } = await runVerify(pass, { at: noon, trust: [trustFiles.main, { keys: 7 }] });
    expect(code).toBe(3);
    expect(errors).toMatch(/Not a trust document of any kind: .*document-1\n/);
    expect(errors).toContain('- pass-keys: ');
    expect(errors).toContain('- gateway: ');
  });

  it('with a text that is no certificate says so, in the operator’s language and as JSON', async () => {
    const [file = ''] = writeDocuments('certainly not');
    const args = ['credential', 'verify', '--at', '2026-12-01', '--trust', file, '--json', '--lang', 'zh-CN'];
    const { code, errors } = await vedetteHere(args, { input: pass });
    expect(code).toBe(3);
    expect(JSON.parse(errors)).toMatchObject({
      error: { title: '不是任何一种信任文件', at: file, problems: [{ path: 'hcert-keys' }] },
    });
  });
});

describe('vedette credential verify', () => {
  it('says everything in words, in both languages', async () => {
    const english = await runVerify(pass, { at: '2027-01-01', trust });
    expect(english.code).toBe(1);
    expect(english.output).toMatch(/^Rejected: pass\n {2}- Has expired – Ask for a new one\.\n/);
    expect(english.output).toContain('Holder: person id (--show-subject shows what they say)');
    expect(english.output).toMatch(/\nTrust: .*document-0 \(pass keys\)\n$/);
    const chinese = await runVerify(pass, { at: '2027-01-01', trust, args: ['--lang', 'zh-CN'] });
    expect(chinese.output).toMatch(/^拒绝: 通行码\n {2}- 已过期 – /);
  });

  it('holds a text of another format for malformed when told which it is', async () => {
    const found = await verify(pass, { at: noon, trust, args: ['--format', 'hcert'] });
    expect(found).toMatchObject({ code: 1, format: 'hcert', outcome: 'rejected', faults: ['malformed'] });
  });

  it('rejects what nobody knows, and what is too long for any code', async () => {
    expect(await verify('hello', { at: noon, trust })).toMatchObject({
      code: 1,
      format: null,
      faults: ['malformed'],
    });
    const long = `HC1:${'A'.repeat(2_000_000)}`;
    expect(await verify(long, { at: noon, trust })).toMatchObject({
      ...{ code: 1, format: 'hcert', faults: ['too-large'] },
    });
    expect(await verify('x'.repeat(80_000), { at: noon, trust })).toMatchObject({
      ...{ code: 1, format: null, faults: ['too-large'] },
    });
  });

  it('moves no cursor with what a trust list calls itself', async () => {
    const loud = { ...trustFiles.main, list: '\u001b[2Jlist' };
    const { output } = await runVerify(pass, { at: noon, trust: [loud] });
    expect(output).toContain('\ufffd[2Jlist');
    expect(output).not.toContain('\u001b');
  });

  it('reads certificates in PEM, in base64 and in DER', async () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const validity = [noon - 1_000, noon + 1_000] as const;
    const certificate = issueCertificate({ subject: 'signer', key: privateKey, validity });
    const forms = [certificate.toString(), certificate.raw.toString('base64'), certificate.raw];
    for (const form of forms) {
      const { code, output } = await runVerify('HC1:6BF', { at: noon, trust: [form] });
      expect(code).toBe(1);
      expect(output).toContain('(health certificate trust list)');
    }
  });
});

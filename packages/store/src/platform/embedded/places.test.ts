import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { linkLibraries } from './libraries.ts';
import { dataPlace } from './place.ts';
import { reachableBinaries } from './server-copy.ts';
import { serverSettings } from './settings.ts';
import { socketFolder } from './socket-folder.ts';

const isRoot = process.getuid?.() === 0;
const somebody = { uid: 65534, gid: 65534 };
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vedette-places-'));
  chmodSync(folder, 0o755);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function packageWith(links: unknown): string {
  mkdirSync(join(folder, 'native/lib'), { recursive: true });
  writeFileSync(join(folder, 'native/lib/libicu.so.60.2'), 'library');
  writeFileSync(join(folder, 'native/pg-symlinks.json'), JSON.stringify(links));
  return folder;
}

describe('the libraries of the package', () => {
  const source = 'native/lib/libicu.so.60.2';

  it('are linked without its install script, as often as one likes', () => {
    const made = packageWith([{ source, target: 'native/lib/libicu.so.60' }]);
    for (let i = 0; i < 2; i += 1) expect(linkLibraries(made, join(folder, 'other'))).toBeUndefined();
    expect(readlinkSync(join(made, 'native/lib/libicu.so.60'))).toBe('libicu.so.60.2');
    expect(readFileSync(join(made, 'native/lib/libicu.so.60'), 'utf8')).toBe('library');
  });

  it('are linked nowhere else, whatever the package says', () => {
    const outside = [
      '../../escaped',
      'native/lib/../../escaped',
      '/tmp/escaped',
      'native/bin/postgres',
      '',
      7,
    ];
    for (const target of outside)
      expect(() => linkLibraries(packageWith([{ source, target }]), folder)).toThrow('database-missing');
    for (const list of [null, {}, [null], ['x'], [{}]])
      expect(() => linkLibraries(packageWith(list), folder)).toThrow('database-missing');
  });
});

describe('the data', () => {
  it.runIf(isRoot)('is kept where the server can get (needs root, to become another)', () => {
    const closed = join(folder, 'closed');
    mkdirSync(closed, { mode: 0o700 });
    const asked = join(closed, 'data');
    const place = dataPlace(asked, somebody, join(folder, 'open'));
    expect(place.startsWith(join(folder, 'open'))).toBe(true);
    expect(existsSync(place)).toBe(true);
    // Opened later, the folder still holds the note: the data stay one.
    chmodSync(closed, 0o755);
    expect(dataPlace(asked, somebody, join(folder, 'elsewhere'))).toBe(place);
  });

  it('is kept where it was asked for when the server can get there', () => {
    expect(dataPlace(join(folder, 'data'), null)).toBe(join(folder, 'data'));
  });

  it.runIf(isRoot)('is refused a place that no server can reach (needs root)', () => {
    const closed = join(folder, 'closed');
    mkdirSync(closed, { mode: 0o700 });
    expect(() => dataPlace(join(closed, 'data'), somebody, join(closed, 'other'))).toThrow(
      'database-missing',
    );
  });
});

describe('the programs', () => {
  it.runIf(isRoot)('are copied to where the server can get (needs root)', () => {
    const closed = join(folder, 'closed');
    mkdirSync(join(closed, 'native/lib'), { recursive: true });
    mkdirSync(join(closed, 'native/bin'));
    writeFileSync(join(closed, 'package.json'), '{"version":"18.4.0"}');
    writeFileSync(join(closed, 'native/bin/postgres'), 'program', { mode: 0o700 });
    writeFileSync(join(closed, 'native/pg-symlinks.json'), '[]');
    chmodSync(closed, 0o700);
    const { postgres } = reachableBinaries(closed, folder, somebody);
    expect(postgres).toBe(join(folder, 'server-18.4.0/native/bin/postgres'));
    expect(reachableBinaries(closed, folder, somebody).postgres).toBe(postgres);
  });
});

describe('the socket', () => {
  it('has a path that the kernel takes', () => {
    const long = join(folder, 'x'.repeat(120));
    mkdirSync(long);
    const made = socketFolder(folder, null, [long, '/tmp']);
    expect(made.startsWith('/tmp/')).toBe(true);
    expect(() => socketFolder(folder, null, [long, '/nowhere'])).toThrow('database-missing');
    expect(existsSync(made)).toBe(false);
  });
});

describe('the settings', () => {
  it('give every machine a server that writes through, and a share of its memory', () => {
    for (const gibibytes of [0.5, 2, 24, 512]) {
      const settings = serverSettings(gibibytes * 2 ** 30);
      const shared = Number.parseInt(settings['shared_buffers'] ?? '', 10);
      expect(shared).toBeGreaterThanOrEqual(128);
      expect(shared).toBeLessThanOrEqual(2048);
      expect([settings['fsync'], settings['synchronous_commit'], settings['full_page_writes']]).toEqual([
        'on',
        'on',
        'on',
      ]);
    }
  });
});

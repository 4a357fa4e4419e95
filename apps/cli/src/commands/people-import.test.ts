import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writePhotographs } from '../../test/photographs.ts';
import { jsonLines, vedette } from '../../test/run-vedette.ts';
import { temporaryFolder } from '../../test/temporary-folder.ts';
import { terminalData } from '../../test/terminal-data.ts';

interface Outcome {
  readonly file?: string;
  readonly outcome?: string;
  readonly code?: string;
  readonly summary?: object;
}

describe('vedette people import', () => {
  it('enrols good photographs under the name of the file, and says why it refuses the others', async () => {
    const { folder: data, environment, open } = await terminalData();
    const folder = temporaryFolder();
    await writePhotographs(folder, {
      '安然.jpg': 'anran',
      '安然_2.jpg': 'anran',
      '安然_3.jpg': 'baiyu',
      'staff/Celia.jpg': 'chenxi',
      '安然的弟弟.jpg': 'anran',
      'nobody.jpg': new Uint8Array(),
      'people.xlsx': Buffer.from('table'),
      'twice.jpg': 'enya',
      'staff/twice.jpg': 'danni',
      '.DS_Store': Buffer.from('clutter'),
    });
    const { code, output } = await vedette(['people', 'import', folder, '--data', data, '--json'], {
      environment,
    });
    expect(code).toBe(1);
    const outcomes = jsonLines<Outcome>(output);
    const of = (name: string) => outcomes.find(({ file }) => file === join(folder, name));
    expect(of('安然.jpg')?.outcome).toBe('enrolled');
    expect(of('安然_2.jpg')?.outcome).toBe('enrolled');
    expect(of('staff/Celia.jpg')?.outcome).toBe('enrolled');
    expect(of('安然_3.jpg')?.code).toBe('conflict');
    expect(of('安然的弟弟.jpg')?.code).toBe('face-duplicate');
    expect(of('nobody.jpg')?.code).toBe('image-empty');
    expect(of('people.xlsx')?.code).toBe('image-not-an-image');
    expect(of('twice.jpg')?.code).toBe('conflict');
    expect(of('staff/twice.jpg')?.code).toBe('conflict');
    expect(of('.DS_Store')).toBeUndefined();
    expect(outcomes.at(-1)?.summary).toMatchObject({ total: 9, people: 2, enrolled: 3, refused: 6 });

    const store = await open();
    const { items } = await store.people.search({});
    const enrolled = items.map(({ name, references }) => [name.unwrap('test'), references]);
    expect(enrolled.sort()).toEqual([
      ['Celia', 1],
      ['安然', 2],
    ]);
    const audit = await store.audit.list({ action: 'people-imported' });
    expect(audit.items).toMatchObject([{ detail: { by: 'command-line', people: 2, enrolled: 3 } }]);
  });

  it('knows whom an earlier import enrolled, by name and by face', async () => {
    const { folder: data, environment } = await terminalData();
    const folder = temporaryFolder();
    await writePhotographs(folder, { 'Ann.jpg': 'anran' });
    const run = () => vedette(['people', 'import', folder, '--data', data, '--json'], { environment });
    expect((await run()).code).toBe(0);
    expect(jsonLines((await run()).output)[0]).toMatchObject({ outcome: 'refused', code: 'conflict' });
    await writePhotographs(folder, { 'Other.jpg': 'anran' });
    expect(jsonLines((await run()).output)[1]).toMatchObject({ outcome: 'refused', code: 'face-duplicate' });
  });

  it('points to the admin page while the terminal is running', async () => {
    const { folder: data, environment, open } = await terminalData();
    await open();
    const { code, output, errors } = await vedette(['people', 'import', temporaryFolder(), '--data', data], {
      environment,
    });
    expect({ code, output }).toEqual({ code: 69, output: '' });
    expect(errors).toContain('The terminal is running');
    expect(errors).toContain('Use the admin page instead');
  });

  it('makes no new store of a mistyped folder', async () => {
    const empty = join(temporaryFolder(), 'data');
    mkdirSync(empty);
    const { code, errors } = await vedette(['people', 'import', '.', '--data', empty]);
    expect(code).toBe(65);
    expect(errors).toContain('There is no terminal’s store in this folder');
  });
});

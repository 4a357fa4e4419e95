import { describe, expect, it } from 'vitest';
import { writePhotographs } from '../../test/photographs.ts';
import { jsonLines, vedette } from '../../test/run-vedette.ts';
import { temporaryFolder } from '../../test/temporary-folder.ts';

describe('vedette face calibrate', () => {
  it('counts people, comparisons and pictures without a face, and vouches for nothing with a few', async () => {
    const folder = temporaryFolder();
    await writePhotographs(folder, {
      'ann/1.jpg': 'anran',
      'ann/2.jpg': 'anran',
      'beth/1.jpg': 'baiyu',
      'beth/2.jpg': 'baiyu',
      'beth/3.jpg': Buffer.from('no picture'),
    });
    const { code, output, errors } = await vedette(['face', 'calibrate', folder, '--json']);
    expect(code).toBe(1);
    expect(jsonLines(errors)).toMatchObject([{ problem: 'image-not-an-image' }]);
    expect(jsonLines(output)).toMatchObject([
      { people: 2, images: 4, genuine: 2, impostor: 4, supported: { verification: false } },
    ]);
  });

  it('refuses a folder of one person', async () => {
    const folder = temporaryFolder();
    await writePhotographs(folder, { 'ann/1.jpg': 'anran' });
    const { code, errors } = await vedette(['face', 'calibrate', folder]);
    expect(code).toBe(65);
    expect(errors).toContain('at least two folders');
  });
});

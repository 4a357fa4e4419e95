import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writePhotographs } from '../../test/photographs.ts';
import { jsonLines, vedette } from '../../test/run-vedette.ts';
import { temporaryFolder } from '../../test/temporary-folder.ts';

describe('vedette face compare', () => {
  it('tells one person from another, by score, threshold and false match rate', async () => {
    const folder = temporaryFolder();
    await writePhotographs(folder, { 'a.jpg': 'anran', 'a2.jpg': 'anran', 'b.jpg': 'baiyu' });
    const [a, a2, b] = ['a.jpg', 'a2.jpg', 'b.jpg'].map((name) => join(folder, name));
    const same = await vedette(['face', 'compare', a ?? '', a2 ?? '', '--json']);
    const other = await vedette(['face', 'compare', a ?? '', b ?? '', '--json']);
    expect([same.code, other.code]).toEqual([0, 0]);
    expect(jsonLines(same.output)).toMatchObject([{ state: 'match', threshold: 0.41 }]);
    const [comparison] = jsonLines<{ state: string; falseMatchRate: number }>(other.output);
    expect(comparison?.state).toBe('mismatch');
    expect(comparison?.falseMatchRate).toBeCloseTo(1e-4, 5);
  });

  it('names the picture without a face', async () => {
    const folder = temporaryFolder();
    await writePhotographs(folder, { 'a.jpg': 'anran', 'cut.jpg': Buffer.from([0xff, 0xd8, 0xff, 0xe0]) });
    const { code, errors } = await vedette([
      'face',
      'compare',
      join(folder, 'a.jpg'),
      join(folder, 'cut.jpg'),
    ]);
    expect(code).toBe(65);
    expect(errors).toContain(`The picture is incomplete: ${join(folder, 'cut.jpg')}`);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const folder = join(import.meta.dirname, 'attacks');
const files = readdirSync(folder).sort();
const numbers = Array.from({ length: 23 }, (_, index) => index + 1);

describe('the attacks that a verifier has to withstand', () => {
  it('are 23, and each has a file of its own', () => {
    const named = files.map((file) => /^(\d{2})-[a-z0-9-]+\.test\.ts$/.exec(file)?.[1]);
    expect(named).toEqual(numbers.map((number) => String(number).padStart(2, '0')));
  });

  it.each(files)('%s names its attack, and has a naive verifier that is asked first', (file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    expect(text.match(/^describe\('attack \d+: /gm)).toEqual([
      `describe('attack ${Number(file.slice(0, 2))}: `,
    ]);
    expect(text).toMatch(/^(?:async )?(?:function|const|class) [nN]aive\w*/m);
    expect(text).toMatch(/naive: |expect\((?:await )?naive/);
  });
});

import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { compileKernel } from './kernel/build.ts';
import { kernelBuilds, kernelFile } from './kernel-files.ts';

describe('the compiled kernel', () => {
  it.each(kernelBuilds)('is what its source compiles to (%s)', async (build) => {
    const compiled = await compileKernel(build);
    expect(Buffer.from(compiled).equals(await readFile(kernelFile(build)))).toBe(true);
  });
});

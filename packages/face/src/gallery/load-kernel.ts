import { readFile } from 'node:fs/promises';
import { VedetteError } from '@vedette/domain';
import { kernelsOf, type OpenKernel } from './kernel.ts';
import { kernelBuilds, kernelFile } from './kernel-files.ts';

let loading: Promise<OpenKernel> | undefined;

/** The fastest build of the kernel that this engine understands, compiled once a thread. */
export function loadKernel(): Promise<OpenKernel> {
  loading ??= loadFastest();
  return loading;
}

async function loadFastest(): Promise<OpenKernel> {
  for (const build of kernelBuilds) {
    const bytes = await readFile(kernelFile(build));
    if (WebAssembly.validate(bytes)) return kernelsOf(new WebAssembly.Module(bytes));
  }
  throw new VedetteError('internal', 'world', { at: 'gallery.simd' });
}

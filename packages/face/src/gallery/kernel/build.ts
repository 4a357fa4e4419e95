// Compiles the kernel, once for processors' byte dot through relaxed SIMD and once without:
//   node --conditions=@vedette/source packages/face/src/gallery/kernel/build.ts
import { writeFile } from 'node:fs/promises';
import { main } from 'assemblyscript/asc';
import { type KernelBuild, kernelBuilds, kernelFile } from '../kernel-files.ts';

const folder = import.meta.dirname;
const options = ['--runtime', 'stub', '--noAssert', '--use', 'abort=', '--importMemory', '--noExportMemory', '-O3'];
const features: Record<KernelBuild, readonly string[]> = {
  relaxed: ['--enable', 'simd', '--enable', 'relaxed-simd'],
  plain: ['--enable', 'simd'],
};

/** The bytes of one build of the kernel, compiled afresh. Throws what the compiler reports. */
export async function compileKernel(build: KernelBuild): Promise<Uint8Array> {
  let binary = new Uint8Array();
  const { error, stderr } = await main(
    ['assembly/index.ts', '--baseDir', folder, '--outFile', 'kernel.wasm', ...options, ...features[build]],
    {
      writeFile: (_name, contents) => {
        if (typeof contents !== 'string') binary = new Uint8Array(contents);
      },
    },
  );
  if (error !== null) throw new Error(`${error.message}\n${stderr.toString()}`);
  return binary;
}

if (import.meta.main) {
  for (const build of kernelBuilds) await writeFile(kernelFile(build), await compileKernel(build));
}

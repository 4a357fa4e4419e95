/** Builds of the kernel, the faster first. They give the same results, bit for bit. */
export const kernelBuilds = ['relaxed', 'plain'] as const;
export type KernelBuild = (typeof kernelBuilds)[number];

/** Where the compiled kernel lies, next to its source. */
export const kernelFile = (build: KernelBuild): URL =>
  new URL(`./kernel/kernel-${build}.wasm`, import.meta.url);

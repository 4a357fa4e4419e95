import { z } from 'zod';

const lockFileSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      integrity: z.string().optional(),
      dev: z.boolean().optional(),
    }),
  ),
});

/** What npm brings for running: version and hash, by where it lies. */
export type BoughtPackages = Readonly<Record<string, string>>;

/**
 * What a `package-lock.json` names for running, without what is for development alone and the workspaces themselves.
 * @param lockFile parsed JSON; ZodError for anything else
 */
export function boughtPackages(lockFile: unknown): BoughtPackages {
  const { packages } = lockFileSchema.parse(lockFile);
  const bought = Object.entries(packages).filter(
    ([at, { dev, version }]) => at.startsWith('node_modules/') && dev !== true && version !== undefined,
  );
  return Object.fromEntries(
    bought.map(([at, { version, integrity }]) => [at, `${version} ${integrity ?? ''}`]),
  );
}

/** The packages, by name and in order, that are not the same in both: other versions, missing, too many. */
export function otherPackages(needed: BoughtPackages, there: BoughtPackages): readonly string[] {
  const all = new Set([...Object.keys(needed), ...Object.keys(there)]);
  return [...all]
    .filter((at) => needed[at] !== there[at])
    .map((at) => at.replace('node_modules/', ''))
    .sort();
}

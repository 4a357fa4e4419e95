import { z } from 'zod';

const publicKey = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** Who holds the other half of the root under which personal data lies. */
export const keeperConfigSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z
      .literal('file')
      .describe('A file on another medium, such as a USB key; unlocks by itself while it is there'),
    path: z.string().optional().describe('Of the file; beside the store’s key file when absent'),
  }),
  z.strictObject({
    kind: z.literal('passphrase').describe('A person enters it after each start'),
  }),
  z.strictObject({
    kind: z.literal('lan').describe('A keeper in the same network: npx vedette keeper'),
    url: z.url({ protocol: /^https?$/ }),
    key: publicKey.describe('The keeper’s key, as it shows it at its start'),
  }),
  z.strictObject({
    kind: z.literal('platform').describe('The platform that this terminal belongs to'),
  }),
]);
export type KeeperConfig = z.infer<typeof keeperConfigSchema>;

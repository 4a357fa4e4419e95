import { dutyJsonSchema, openApiDocument } from '@vedette/contract';
import { platformOpenApiDocument } from '@vedette/contract/platform';
import { passVectors } from '@vedette/credential/pass-vectors';
import { certificateVectors } from '@vedette/vault/test/certificate-vectors';
import { ceStatement } from './ce-statement.ts';

/** A committed file that is made from code. `make` gives its exact bytes; it writes nothing. */
export type Derived = { readonly file: string; readonly make: () => Promise<Uint8Array> };

/** Every derived file. A new one is one line here; `npm run generate` writes it. */
export const derived: readonly Derived[] = [
  { file: 'spec/openapi.json', make: () => json(openApiDocument()) },
  { file: 'spec/platform-openapi.json', make: () => json(platformOpenApiDocument()) },
  { file: 'spec/duty.schema.json', make: () => json(dutyJsonSchema()) },
  { file: 'spec/pass-vectors.json', make: async () => json(await passVectors()) },
  { file: 'docs/ce-statement.md', make: async () => new TextEncoder().encode(ceStatement()) },
  { file: 'spec/certificate-vectors.json', make: async () => json(await certificateVectors()) },
];

async function json(value: unknown): Promise<Uint8Array> {
  return new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`);
}

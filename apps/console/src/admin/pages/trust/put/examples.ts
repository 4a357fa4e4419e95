import type { TrustKind } from '@vedette/domain';

/** Forms to fill in, for the two kinds that people write themselves; the others come as files. */
const examples: { readonly [kind in TrustKind]?: unknown } = {
  gateway: { shape: 'national', url: 'https://', appId: '', secretKey: '' },
  'card-formats': { accepts: ['h10301', 'h10306', 'uid-7'] },
};

export function exampleOf(kind: TrustKind): string {
  const example = examples[kind];
  return example === undefined ? '' : JSON.stringify(example, null, 2);
}

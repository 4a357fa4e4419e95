import type { NewReferenceInput, SealingTerminalView } from '@vedette/contract/platform';
import { recipientOf, sealReference } from '@vedette/vault/seal';

interface Face {
  readonly person: string;
  readonly site: number;
  readonly content: Uint8Array;
  readonly terminals: readonly SealingTerminalView[];
}

/** What is sent of a face. Ids of terminals are made from their keys here, not taken from the answer. */
export async function sealFace({ person, site, content, terminals }: Face): Promise<NewReferenceInput> {
  const recipients = await Promise.all(terminals.map(({ publicKey }) => recipientOf(bytesOf(publicKey))));
  const label = { id: crypto.randomUUID(), person, content: 'photograph' as const };
  const { sealed, wraps } = await sealReference(label, content, recipients);
  return {
    ...{ id: label.id, site, content: label.content, sealed: textOf(sealed) },
    wraps: wraps.map(({ recipient, bytes }) => ({ recipient, bytes: textOf(bytes) })),
  };
}

const chunk = 8192;

/** In pieces: as arguments of one call, so many bytes are more than a browser takes. */
function textOf(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += chunk)
    text += String.fromCharCode(...bytes.subarray(at, at + chunk));
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) =>
    letter.charCodeAt(0),
  );
}

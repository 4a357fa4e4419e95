import { type ErrorCode, VedetteError } from '@vedette/domain';
import type { CliPhrases } from '@vedette/phrases';

export type CommandPhrase = keyof CliPhrases['errors'];

const codeOf: Readonly<Record<CommandPhrase, ErrorCode>> = {
  'not-found': 'not-found',
  unreadable: 'input-invalid',
  'not-allowed': 'not-allowed',
  'store-busy': 'store-busy',
  'no-store': 'not-found',
  'no-image': 'not-found',
  'too-large': 'upload-too-large',
  'name-taken': 'conflict',
  'too-few-people': 'input-invalid',
  'another-face': 'conflict',
  'no-port': 'conflict',
  'no-payload': 'input-invalid',
  'no-trust': 'input-invalid',
  'no-document': 'input-invalid',
  'no-pass-key': 'input-invalid',
  'no-holder-key': 'input-invalid',
  'no-pass': 'input-invalid',
  'no-reader': 'not-found',
  'which-reader': 'input-invalid',
  'no-reader-key': 'input-invalid',
  'no-certificate': 'input-invalid',
  'no-trust-keys': 'input-invalid',
  exists: 'conflict',
  'no-medium': 'input-invalid',
  'other-serial': 'input-invalid',
  'not-confirmed': 'input-invalid',
  'too-many-needed': 'input-invalid',
  'split-before': 'conflict',
  'share-misread': 'input-invalid',
  'share-known': 'conflict',
  'nobody-waits': 'not-found',
  'other-packages': 'conflict',
};

type Problems = NonNullable<VedetteError['details']['problems']>;

/** An error of which the command line can say more than its code does. */
export class CommandError extends VedetteError {
  readonly phrase: CommandPhrase;

  constructor(phrase: CommandPhrase, at: string, cause?: unknown, problems?: Problems) {
    const details = problems === undefined ? { at } : { at, problems };
    super(codeOf[phrase], phrase === 'store-busy' ? 'world' : 'caller', details, { cause });
    this.phrase = phrase;
  }
}

import type { CredentialFormat } from '../core/format.ts';
import { type ParsedPass, parsePass, textOf } from './parse.ts';
import { isPassText } from './pass-text.ts';
import type { PassTrust } from './trust.ts';
import { verifyPass } from './verify.ts';

/** Our own pass of members and visitors; `spec/pass.md` is normative. */
export function passFormat(trust: PassTrust): CredentialFormat<ParsedPass> {
  return {
    format: 'pass',
    media: ['qr', 'manual'],
    detect: (presentation) => isPassText(textOf(presentation)),
    parse: parsePass,
    verify: (pass, context) => verifyPass(trust, pass, context),
  };
}

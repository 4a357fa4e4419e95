import {
  type CredentialFormat,
  examinerOf,
  type Verification,
  type VerifyContext,
} from '@vedette/credential';
import { codeOf, doorAt } from '@vedette/credential/pass-vectors';
import { instant, type Presentation, type PresentationMedium } from '@vedette/domain';

/** Something held before a reader; text is UTF-8. */
export function shown(
  content: string | Uint8Array,
  at: number,
  medium: PresentationMedium = 'qr',
): Presentation {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { ...codeOf('', at), medium, at: instant(at), bytes };
}

/** What a format finds in something that is shown, at a door where nothing was shown before. */
export const verificationOf = <P>(
  format: CredentialFormat<P>,
  presentation: Presentation,
  circumstances: Partial<VerifyContext> = {},
): Promise<Verification> =>
  examinerOf(format).examine(presentation, { ...doorAt(presentation.at), ...circumstances });

export const faultsOf = async <P>(
  format: CredentialFormat<P>,
  presentation: Presentation,
  circumstances: Partial<VerifyContext> = {},
): Promise<readonly string[]> => (await verificationOf(format, presentation, circumstances)).faults;

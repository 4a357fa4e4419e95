import { startAuthentication, startRegistration, WebAuthnError } from '@simplewebauthn/browser';

/** A document of the browser's WebAuthn API, as the platform gives and takes it. */
type Document = Record<string, unknown>;
type AskOptions = Parameters<typeof startAuthentication>[0]['optionsJSON'];
type MakeOptions = Parameters<typeof startRegistration>[0]['optionsJSON'];

export const hasPasskeys = (): boolean => typeof window.PublicKeyCredential === 'function';

/** Nobody touched the key, or the window was closed: a failure of nothing. */
function isCalledOff(cause: unknown): boolean {
  if (cause instanceof WebAuthnError && cause.code === 'ERROR_CEREMONY_ABORTED') return true;
  return cause instanceof Error && (cause.name === 'NotAllowedError' || cause.name === 'AbortError');
}

async function unlessCalledOff(ceremony: Promise<object>): Promise<Document | null> {
  try {
    return { ...(await ceremony) };
  } catch (cause) {
    if (isCalledOff(cause)) return null;
    throw cause;
  }
}

/** Asks for a passkey, with the platform's options. @returns what to send back; null when it was called off */
export function askPasskey(options: Document): Promise<Document | null> {
  return unlessCalledOff(startAuthentication({ optionsJSON: options as unknown as AskOptions }));
}

/** Makes a passkey, with the platform's options. @returns what to send back; null when it was called off */
export function makePasskey(options: Document): Promise<Document | null> {
  return unlessCalledOff(startRegistration({ optionsJSON: options as unknown as MakeOptions }));
}

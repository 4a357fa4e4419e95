import type { IdentityProvider } from '@vedette/store/platform';
import type { KeyCustody } from '@vedette/vault';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  customFetch,
  discovery,
  type IDToken,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import type { Reach } from '../../integrations/outgoing/reach.ts';
import { outwardFetch } from './outward-fetch.ts';
import { openClientSecret, redirectUri } from './provider-secret.ts';

export interface ProviderDeps {
  readonly custody: KeyCustody;
  readonly reach: Reach;
  readonly origin: string;
}

/** What has to be kept between the way there and the way back. */
export interface Errand {
  readonly verifier: string;
  readonly state: string;
  readonly nonce: string;
}

/** Where the browser is sent, and what is kept until it comes back. @throws what fails on the way to the provider */
export async function beginErrand(deps: ProviderDeps, provider: IdentityProvider) {
  const config = await configurationOf(deps, provider);
  const errand: Errand = { verifier: randomPKCECodeVerifier(), state: randomState(), nonce: randomNonce() };
  const url = buildAuthorizationUrl(config, {
    redirect_uri: redirectUri(deps.origin, provider.slug),
    scope: 'openid profile email',
    code_challenge: await calculatePKCECodeChallenge(errand.verifier),
    code_challenge_method: 'S256',
    state: errand.state,
    nonce: errand.nonce,
    // Signing in here proves who one is: whoever sits at an open browser must not pass for its owner.
    prompt: 'login',
  });
  return { errand, url };
}

/** What the provider says of whoever came back. @throws for anything that is not exactly its answer to the errand */
export async function endErrand(
  deps: ProviderDeps,
  provider: IdentityProvider,
  errand: Errand,
  search: string,
): Promise<IDToken> {
  const config = await configurationOf(deps, provider);
  const back = new URL(redirectUri(deps.origin, provider.slug));
  back.search = search;
  const tokens = await authorizationCodeGrant(config, back, {
    pkceCodeVerifier: errand.verifier,
    expectedState: errand.state,
    expectedNonce: errand.nonce,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (claims === undefined) throw new TypeError('no ID token');
  return claims;
}

async function configurationOf(
  { custody, reach }: ProviderDeps,
  provider: IdentityProvider,
): Promise<Configuration> {
  const issuer = new URL(provider.issuer);
  const secret = await openClientSecret(custody, provider);
  // Plain HTTP passes `isTarget` for networks alone that whoever runs the platform has named.
  const execute = issuer.protocol === 'http:' ? [allowInsecureRequests] : [];
  return discovery(issuer, provider.clientId, secret, undefined, {
    ...{ execute, [customFetch]: outwardFetch(reach) },
  });
}

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

export interface SignInProvider {
  readonly issuer: string;
  /** Who is signed in at the provider from now on. */
  become(subject: string, claims: Readonly<Record<string, unknown>>): void;
  close(): Promise<void>;
}

export const clientId = 'vedette';
export const clientSecret = 'a secret between the two of them';

/** A certified provider of OpenID Connect, whose people say yes to everything. */
export async function signInProvider(redirectUri: string): Promise<SignInProvider> {
  let who: { readonly subject: string; readonly claims: Readonly<Record<string, unknown>> } = {
    subject: 'nobody',
    claims: {},
  };
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        ...{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri] },
        ...{ response_types: ['code'], grant_types: ['authorization_code'] },
      },
    ],
    claims: { openid: ['sub'], profile: ['name', 'preferred_username', 'groups'], email: ['email'] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    findAccount: (_, id) => ({ accountId: id, claims: async () => ({ sub: id, ...who.claims }) }),
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    cookies: { keys: ['of this test'] },
  });
  const answer = provider.callback();
  server.on('request', (request, response) => {
    const uid = /^\/interaction\/([\w-]+)$/.exec(request.url ?? '')?.[1];
    if (uid === undefined) void answer(request, response);
    else void agree(provider, request, response, who.subject);
  });
  return {
    issuer,
    become: (subject, claims) => {
      who = { subject, claims };
    },
    close: () => closed(server),
  };
}

type Exchange = Parameters<ReturnType<Provider['callback']>>;

/** Signs in and agrees to what is asked, as a person would on a page. */
async function agree(provider: Provider, request: Exchange[0], response: Exchange[1], accountId: string) {
  const { params } = await provider.interactionDetails(request, response);
  const grant = new provider.Grant({ accountId, clientId: String(params['client_id']) });
  grant.addOIDCScope('openid profile email');
  const grantId = await grant.save();
  await provider.interactionFinished(request, response, { login: { accountId }, consent: { grantId } });
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

import { parseShcTrust, type ShcTrust } from '@vedette/credential';
import { type ExampleSigner, exampleIssuer } from './example-issuer.ts';

const list = { name: 'official examples' };

/** A trust list with these issuers, as an operator would give it. */
export const trustIn = (...issuers: readonly object[]): ShcTrust => parseShcTrust({ list, issuers });

const curve = { kty: 'EC', use: 'sig', alg: 'ES256', crv: 'P-256' };

// The key with which one official example is signed in the name of another issuer.
const otherIssuer = {
  iss: 'https://other.example',
  name: 'An issuer whose key signs for another',
  keys: [
    {
      ...{ ...curve, kid: 'ARrigjsh8mTqaVdihxO5cxkaRjpjXUg8ARET6IzhvaQ' },
      x: 'bvRiNLRBima85Q6U3jY2chbPQWX3Fyn0WvzDw_3VJWk',
      y: 'HlpuaCRfCfTjqR2ZLGVHgD54QQdL5R2t-9bH6SvEajc',
    },
  ],
};

/** The issuer of the examples, and one with whose key another was signed. */
export const exampleTrust: ShcTrust = trustIn(exampleIssuer, otherIssuer);

/** The issuer of the examples, with a key of ours. */
export const trustInSigner = ({ key }: ExampleSigner): ShcTrust => trustIn({ ...exampleIssuer, keys: [key] });

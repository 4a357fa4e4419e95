import { scimUrns } from '@vedette/contract/platform';
import { resultsAtMost } from './answer-list.ts';

/** What this server can do (RFC 7643, section 5). */
export const serviceProviderConfig = (base: string) => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'],
  patch: { supported: true },
  bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
  filter: { supported: true, maxResults: resultsAtMost },
  changePassword: { supported: false },
  sort: { supported: false },
  etag: { supported: true },
  authenticationSchemes: [
    {
      ...{ type: 'oauthbearertoken', name: 'API key', primary: true },
      description: 'An API key with the permission directory-write, as a bearer token',
    },
  ],
  meta: { resourceType: 'ServiceProviderConfig', location: `${base}/ServiceProviderConfig` },
});

export const resourceTypes = (base: string) => [
  {
    ...{ schemas: ['urn:ietf:params:scim:schemas:core:2.0:ResourceType'], id: 'User', name: 'User' },
    ...{ endpoint: '/Users', schema: scimUrns.user },
    schemaExtensions: [{ schema: scimUrns.enterprise, required: false }],
    meta: { resourceType: 'ResourceType', location: `${base}/ResourceTypes/User` },
  },
  {
    ...{ schemas: ['urn:ietf:params:scim:schemas:core:2.0:ResourceType'], id: 'Group', name: 'Group' },
    ...{ endpoint: '/Groups', schema: scimUrns.group },
    meta: { resourceType: 'ResourceType', location: `${base}/ResourceTypes/Group` },
  },
];

interface AttributeOptions {
  readonly type?: string;
  readonly multi?: boolean;
  readonly required?: boolean;
  readonly mutability?: string;
  readonly uniqueness?: string;
  readonly parts?: readonly unknown[];
}

function attribute(name: string, options: AttributeOptions = {}) {
  const { type = 'string', multi = false, required = false, parts } = options;
  return {
    ...{ name, type, multiValued: multi, required, caseExact: false },
    ...{ mutability: options.mutability ?? 'readWrite', returned: 'default' },
    uniqueness: options.uniqueness ?? 'none',
    ...(parts === undefined ? {} : { subAttributes: parts }),
  };
}

const schema = (base: string, id: string, name: string, attributes: readonly unknown[]) => ({
  ...{ schemas: ['urn:ietf:params:scim:schemas:core:2.0:Schema'], id, name, attributes },
  meta: { resourceType: 'Schema', location: `${base}/Schemas/${id}` },
});

const values = [attribute('value'), attribute('type'), attribute('primary', { type: 'boolean' })];

/** What is kept of what a directory may send. */
export const scimSchemas = (base: string) => [
  schema(base, scimUrns.user, 'User', [
    attribute('userName', { required: true, uniqueness: 'server' }),
    attribute('name', {
      type: 'complex',
      parts: ['formatted', 'familyName', 'givenName'].map((part) => attribute(part)),
    }),
    attribute('displayName'),
    attribute('active', { type: 'boolean' }),
    attribute('emails', { type: 'complex', multi: true, parts: values }),
    attribute('phoneNumbers', { type: 'complex', multi: true, parts: values }),
    attribute('groups', {
      type: 'complex',
      multi: true,
      mutability: 'readOnly',
      parts: [attribute('value')],
    }),
  ]),
  schema(base, scimUrns.group, 'Group', [
    attribute('displayName', { required: true, uniqueness: 'server' }),
    attribute('members', { type: 'complex', multi: true, parts: [attribute('value')] }),
  ]),
  schema(base, scimUrns.enterprise, 'EnterpriseUser', [attribute('department')]),
];

import { instant } from '@vedette/domain';
import { describe, expect, it } from 'vitest';
import { trustJson } from '../../test/sd-jwt-stand.ts';
import { shcKey, shcTrustJson } from '../../test/shc-issuer.ts';
import { simulatedIssuer, simulatedTrustList } from '../hcert/simulated/index.ts';
import { parseHcertTrust } from '../index.ts';
import { parsePassTrust } from '../pass/trust.ts';
import { trustFiles } from '../pass/vectors/trust-files.ts';
import { parseSdJwtTrust } from '../sd-jwt/parse-trust.ts';
import { parseShcTrust } from '../shc/parse-shc-trust.ts';
import { joinHcertTrusts, joinPassTrusts, joinSdJwtTrusts, joinShcTrusts } from './index.ts';

const at = (text: string) => instant(Date.parse(text));

describe('trust of several lists', () => {
  it('trusts nobody where there is no list', () => {
    expect(joinPassTrusts([]).keys.size).toBe(0);
    expect(joinHcertTrusts([])).toEqual({ name: '', at: null, keys: new Map() });
    expect(joinShcTrusts([]).issuers).toEqual([]);
    expect(joinSdJwtTrusts([])).toMatchObject({ issuers: [], acceptsOldTyp: false, statusLists: [] });
  });

  it('keeps every revocation of passes, the later of two, and the list that grows stale first', () => {
    const subjects = [{ subject: 'leaver-7', before: '2026-11-20T00:00:00Z' }];
    const later = { ...trustFiles['stale list'], revoked: { subjects } };
    const joined = joinPassTrusts([trustFiles.main, later].map(parsePassTrust));
    expect(joined.revokedSubjects.get('leaver-7')).toBe(at('2026-11-20T00:00:00Z'));
    expect(joined.revokedPasses.size).toBe(1);
    expect(joined.revocationListAt).toBe(at('2026-11-29T16:00:00Z'));
  });

  it('knows every certificate key, and calls itself by all names and the oldest date', () => {
    const [one, other] = [simulatedIssuer('AT'), simulatedIssuer('DE')].map((issuer) =>
      parseHcertTrust(simulatedTrustList([issuer])),
    );
    if (one === undefined || other === undefined) throw new Error('No lists');
    const joined = joinHcertTrusts([one, { ...other, name: 'German', at: at('2021-06-01T00:00:00Z') }]);
    expect(joined.keys.size).toBe(2);
    expect(joined).toMatchObject({ name: 'simulated, German', at: at('2021-06-01T00:00:00Z') });
    expect(joinHcertTrusts([one, { ...other, at: null }]).at).toBeNull();
  });

  it('lets no list of health card keys take back what another revokes', () => {
    const crl = { kid: shcKey.kid, method: 'rid', ctr: 2, rids: ['gone'], at: '2022-01-14T00:00:00Z' };
    const plain = parseShcTrust(shcTrustJson());
    const revoking = parseShcTrust(shcTrustJson({ crls: [crl] }, { crlMaxAge: '1d' }));
    const { issuers, crlMaxAge } = joinShcTrusts([plain, revoking]);
    expect(issuers).toHaveLength(1);
    expect(issuers[0]?.keys.map((key) => key.crl?.ctr)).toEqual([2]);
    expect(crlMaxAge).toBe(86_400_000);
  });

  it('takes an issuer of wallet credentials as the first list has it', () => {
    const lists = [trustJson(), trustJson({ acceptsOldTyp: true }, {}, { role: 'membership' })];
    const joined = joinSdJwtTrusts(lists.map(parseSdJwtTrust));
    expect(joined.issuers.map(({ types }) => types[0]?.role)).toEqual(['identity']);
    expect(joined.acceptsOldTyp).toBe(false);
  });
});

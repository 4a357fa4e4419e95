import {
  hcertFormat,
  parseHcertTrust,
  parsePassTrust,
  parseShcTrust,
  passFormat,
  shcFormat,
  type VerifyContext,
} from '@vedette/credential';
import { issued, member, noon, trustFiles } from '@vedette/credential/pass-vectors';
import { simulatedTrustList } from '@vedette/credential/simulated-hcert';
import {
  bind,
  issue as issueSdJwt,
  judge,
  presentation,
  seconds,
} from '@vedette/credential/test/sd-jwt-stand';
import { doses, shcPayload, shcText, shcTime, shcTrustJson } from '@vedette/credential/test/shc-issuer';
import { instant } from '@vedette/domain';
import { openSite } from '@vedette/store/test/kit';
import { describe, expect, it } from 'vitest';
import { shows, type Variant } from '../stand/attack.ts';
import { faultsOf, shown, verificationOf } from '../stand/door.ts';
import { during, expiresAt, hcertFaults, issue, issuer, trust } from '../stand/hcert.ts';
import { isSignedByListed } from '../stand/lenient.ts';
import { isSignedCard, isSignedPass, isSignedSdJwt } from '../stand/signed.ts';

/** As often written: what is signed is good. The dates are shown to the guard, who does not read them. */
const naive = {
  hcert: (text: string): boolean => isSignedByListed(text),
  shc: (text: string): boolean => isSignedCard(text),
  pass: (text: string): boolean => isSignedPass(text),
  sdJwt: (text: string): boolean => isSignedSdJwt(text),
};
/** As written by those who do look: the machine’s own clock is the time, whoever set it. */
const naiveClock = (expiry: number, clock: number): boolean => clock < expiry;

const second = 1_000;
const day = 86_400 * second;
const hcert = (name: string, text: string, says: readonly string[], at: number = during): Variant => ({
  ...{ name: `a health certificate ${name}`, says },
  naive: () => naive.hcert(text),
  ours: () => hcertFaults(text, {}, at),
});
const card = shcText(shcPayload(doses, { nbf: shcTime / second - 60, exp: shcTime / second }));
const shc = (name: string, at: number, fault: string): Variant => ({
  ...{ name: `a SMART Health Card ${name}`, says: [fault] },
  naive: () => naive.shc(card),
  ours: () => faultsOf(shcFormat(parseShcTrust(shcTrustJson())), shown(card, at)),
});
const pass = (name: string, at: number, fault: string): Variant => ({
  ...{ name: `a pass ${name}`, says: [fault] },
  naive: () => naive.pass(issued(member)),
  ours: () => faultsOf(passFormat(parsePassTrust(trustFiles['no list'])), shown(issued(member), at)),
});
const sdJwt = (name: string, claims: object, fault: string): Variant => {
  const text = bind(issueSdJwt(claims).compact);
  return {
    ...{ name: `a wallet’s credential ${name}`, says: [fault] },
    naive: () => naive.sdJwt(text),
    ours: async () => (await judge(presentation(text))).faults,
  };
};
const keyFrom = (notBefore: string, notAfter: string) =>
  parseHcertTrust(simulatedTrustList([issuer], { notBefore, notAfter }));
const key = (name: string, window: readonly [string, string]): Variant => ({
  ...{ name: `a certificate under a key ${name}`, says: ['key-expired'] },
  naive: () => naive.hcert(issue()),
  ours: () => hcertFaults(issue(), { trust: keyFrom(...window) }),
});

/** What a terminal makes of its clock: below the highest instant that its store has seen, it is in doubt. */
async function rolledBack(by: number): Promise<VerifyContext['clock']> {
  const { store, clock, reopen } = await openSite();
  clock.at = instant(noon);
  await store.settings.set('seen', {});
  await store.close();
  clock.pass(-by);
  const again = await reopen();
  return clock.at < (await again.upkeep.lastSeenAt()) ? 'doubtful' : 'trusted';
}

describe('attack 4: the wrong time', () => {
  shows([
    hcert('a second after its end', issue(), ['expired'], expiresAt + second),
    hcert('issued tomorrow', issue({ issuedAt: instant(during + day) }), ['not-yet-valid']),
    hcert(
      'that ended before it was issued',
      issue({ expiresAt: instant(during - day), issuedAt: instant(during + day) }),
      ['not-yet-valid', 'expired'],
    ),
    key('whose time is over', ['2021-06-01T00:00:00Z', '2021-07-15T00:00:00Z']),
    key('whose time has not come', ['2021-08-02T00:00:00Z', '2022-01-01T00:00:00Z']),
    shc('at the very instant of its end', shcTime, 'expired'),
    shc('before it begins', shcTime - 61 * second, 'not-yet-valid'),
    pass('at the very instant of its end', member.notAfter, 'expired'),
    pass('before it begins', member.issuedAt - 1, 'not-yet-valid'),
    sdJwt('at the very instant of its end', { exp: seconds }, 'expired'),
    sdJwt('of tomorrow', { nbf: seconds + 1 }, 'not-yet-valid'),
    sdJwt('issued tomorrow', { iat: seconds + 1 }, 'not-yet-valid'),
    {
      name: 'a clock that was set back by a month while the terminal was off',
      naive: () => naiveClock(member.notAfter, noon + 2 * day - 30 * day),
      async ours() {
        const clock = await rolledBack(30 * day);
        const format = passFormat(parsePassTrust(trustFiles['no list']));
        return faultsOf(format, shown(issued(member), noon - 30 * day), { clock });
      },
      says: ['clock-doubtful'],
    },
  ]);

  it('nothing dated is verified under a doubtful clock, and nothing of it is rejected for that', async () => {
    const found = await verificationOf(hcertFormat({ trust }), shown(issue(), during), { clock: 'doubtful' });
    expect(found).toMatchObject({ outcome: 'indeterminate', faults: ['clock-doubtful'] });
  });

  it('a clock that goes on is believed', async () => {
    expect(await rolledBack(-day)).toBe('trusted');
  });
});

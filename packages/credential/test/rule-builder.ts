/** A rule as the gateway gives it, that passes everything; `changes` take the place of its members. */
export function ruleJson(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    ...{ Identifier: 'VR-AT-0001', Type: 'Acceptance', Country: 'AT', Version: '1.0.0' },
    ...{
      SchemaVersion: '1.0.0',
      Engine: 'CERTLOGIC',
      EngineVersion: '0.7.5',
      CertificateType: 'Vaccination',
    },
    Description: [{ lang: 'en', desc: 'The dose must be the last.' }],
    ...{ ValidFrom: '2021-07-01T00:00:00Z', ValidTo: '2022-07-01T00:00:00+02:00' },
    ...{ AffectedFields: ['v.0'], Logic: true, ...changes },
  };
}

/** The payload of a vaccination certificate, as far as rules look at it. */
export const vaccinated = {
  ver: '1.3.0',
  dob: '1990-01-01',
  v: [{ tg: '840539006', mp: 'EU/1/20/1528', dn: 2, sd: 2, dt: '2021-06-01', co: 'DE', ci: '01:DE:1#2' }],
};

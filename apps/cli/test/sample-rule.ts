/** A rule of one country after which a vaccination needs its last dose; `changes` take the place of its members. */
export function sampleRule(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const dose = (name: string) => ({ var: `payload.v.0.${name}` });
  return {
    ...{ Identifier: 'VR-AT-0001', Type: 'Acceptance', Country: 'AT', Version: '1.0.0' },
    ...{
      SchemaVersion: '1.0.0',
      Engine: 'CERTLOGIC',
      EngineVersion: '0.7.5',
      CertificateType: 'Vaccination',
    },
    Description: [
      { lang: 'de', desc: 'Die letzte Dosis.' },
      { lang: 'en', desc: 'The dose must be the last.' },
    ],
    ...{ ValidFrom: '2021-01-01T00:00:00Z', ValidTo: '2030-06-01T00:00:00Z', AffectedFields: ['v.0.dn'] },
    Logic: { '===': [dose('dn'), dose('sd')] },
    ...changes,
  };
}

/** A rule whose answer hangs on the value sets. */
export const targetRule = (): Record<string, unknown> =>
  sampleRule({
    Identifier: 'VR-AT-0002',
    Logic: { in: [{ var: 'payload.v.0.tg' }, { var: 'external.valueSets.disease-agent-targeted' }] },
  });

export const valueSets = { 'disease-agent-targeted': ['840539006'] };

import type { certificateRoutes } from '@vedette/contract/platform';
import { VedetteError } from '@vedette/domain';
import type { StoredCertificate } from '@vedette/store/platform';
import { bundleText } from '@vedette/vault/certificate';
import { note } from '../module/audit.ts';
import type { Caller } from '../module/caller.ts';
import { pageOf } from '../module/page-of.ts';
import { type AccessOf, callerOf, type HandlersOf } from '../module/serve-module.ts';
import { certificatePdf } from './certificate-pdf.ts';
import { certificateView } from './certificate-view.ts';
import type { CertificateDeps } from './deps.ts';

type Routes = typeof certificateRoutes;

export const certificateAccess: AccessOf<Routes> = {
  list: 'certificates-see',
  get: 'certificates-see',
  bundle: 'certificates-see',
  proof: 'certificates-see',
  pdf: 'certificates-see',
};

export function certificateHandlers(deps: CertificateDeps): HandlersOf<Routes> {
  const { certificates, log, keys, audit } = deps;
  const taken = async (caller: Caller, id: string, what: string): Promise<StoredCertificate> => {
    const certificate = await demand(deps, caller, id);
    await note(audit, caller, 'certificate-downloaded', id, { what });
    return certificate;
  };
  return {
    list: async (c) => {
      const { device, profile, ...page } = c.req.valid('query');
      const { items, next } = await certificates.list(callerOf(c).reach, {
        ...pageOf(page),
        device,
        profile,
      });
      return { items: items.map(certificateView), next };
    },
    get: async (c) => {
      const certificate = await demand(deps, callerOf(c), c.req.valid('param').id);
      return { ...certificateView(certificate), jws: certificate.jws };
    },
    bundle: async (c) => {
      const { id, index, jws } = await taken(callerOf(c), c.req.valid('param').id, 'bundle');
      const text = bundleText({ certificate: jws, proof: await log.proof(index), keys });
      return download(text, 'application/json', `certificate-${id}.json`);
    },
    proof: async (c) => {
      const { id, index } = await taken(callerOf(c), c.req.valid('param').id, 'proof');
      return download(await log.proof(index), 'text/plain; charset=utf-8', `certificate-${id}.tlog-proof`);
    },
    pdf: async (c) => {
      const certificate = await taken(callerOf(c), c.req.valid('param').id, 'pdf');
      const pdf = await certificatePdf(certificate, deps.origin);
      return download(Buffer.from(pdf), 'application/pdf', `certificate-${certificate.id}.pdf`);
    },
  };
}

async function demand(
  { certificates }: CertificateDeps,
  { reach }: Caller,
  id: string,
): Promise<StoredCertificate> {
  const certificate = await certificates.get(reach, id);
  if (certificate === null) throw new VedetteError('not-found', 'caller', { at: 'certificate' });
  return certificate;
}

function download(body: string | Buffer, type: string, name: string): Response {
  return new Response(typeof body === 'string' ? body : new Uint8Array(body), {
    headers: { 'Content-Type': type, 'Content-Disposition': `attachment; filename="${name}"` },
  });
}

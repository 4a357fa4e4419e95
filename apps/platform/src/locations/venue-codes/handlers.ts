import { randomUUID } from 'node:crypto';
import type { VenueCodeView, VenueVerdictView, venueCodeRoutes } from '@vedette/contract/platform';
import { type Instant, VedetteError } from '@vedette/domain';
import type { LocationId, VenueCode, VenueCodeId, VenueCodeStore } from '@vedette/store/platform';
import { type AuditTrail, note } from '../../module/audit.ts';
import type { Caller } from '../../module/caller.ts';
import { type AccessOf, callerOf, type HandlersOf } from '../../module/serve-module.ts';
import { codeRows } from '../../visitors/code-rows.ts';
import { posterPdf } from './poster.ts';
import { type VenueSigner, venueCodeText, verifyVenueCode } from './venue-code.ts';

type Routes = typeof venueCodeRoutes;

export interface VenueCodeDeps {
  readonly venueCodes: VenueCodeStore;
  readonly signer: VenueSigner;
  /** Public keys of this platform that signed codes before, beside that of the signer. */
  readonly formerKeys: readonly Uint8Array[];
  readonly audit: AuditTrail;
  readonly now: () => Instant;
}

export const venueCodeAccess: AccessOf<Routes> = {
  list: 'locations-see',
  issue: 'locations-change',
  revoke: 'locations-change',
  poster: 'locations-see',
  picture: 'locations-see',
  verify: 'locations-see',
};

export function venueCodeHandlers(deps: VenueCodeDeps): HandlersOf<Routes> {
  const { venueCodes, signer, audit, now } = deps;
  const demand = async ({ reach }: Caller, id: string): Promise<VenueCode> => {
    const code = await venueCodes.get(reach, id as VenueCodeId);
    if (code === null) throw new VedetteError('not-found', 'caller', { at: 'venue code' });
    return code;
  };
  return {
    list: async (c) => {
      const codes = await venueCodes.list(callerOf(c).reach, c.req.valid('param').id as LocationId);
      return { items: codes.map(codeView) };
    },
    issue: async (c) => {
      const caller = callerOf(c);
      const place = c.req.valid('param').id as LocationId;
      const { label } = c.req.valid('json');
      const id = randomUUID() as VenueCodeId;
      const at = now();
      const text = venueCodeText({ id, place, issuedAt: at }, signer);
      const code = await venueCodes.add(caller.reach, { id, place, label, text, by: caller.account }, at);
      await note(audit, caller, 'venue-code-issued', id, { place });
      return codeView(code);
    },
    revoke: async (c) => {
      const caller = callerOf(c);
      const id = c.req.valid('param').id as VenueCodeId;
      const { reason } = c.req.valid('json');
      const code = await venueCodes.revoke(caller.reach, id, caller.account, reason, now());
      await note(audit, caller, 'venue-code-revoked', id, { reason });
      return codeView(code);
    },
    poster: async (c) => {
      const code = await demand(callerOf(c), c.req.valid('param').id);
      const pdf = await posterPdf(code, c.req.valid('query').language ?? 'zh-CN');
      const name = `attachment; filename="venue-code-${code.id}.pdf"`;
      return new Response(Buffer.from(pdf), {
        headers: { 'Content-Type': 'application/pdf', 'Content-Disposition': name },
      });
    },
    picture: async (c) => {
      const { text } = await demand(callerOf(c), c.req.valid('param').id);
      return new Response(codeSvg(text), { headers: { 'Content-Type': 'image/svg+xml' } });
    },
    verify: (c) => verdictOf(deps, callerOf(c), c.req.valid('json').text),
  };
}

async function verdictOf(
  { venueCodes, signer, formerKeys }: VenueCodeDeps,
  { reach }: Caller,
  text: string,
): Promise<VenueVerdictView> {
  const { verdict, facts } = verifyVenueCode(text, [signer.publicKey, ...formerKeys]);
  if (facts === null) return { verdict, place: null, label: null, issuedAt: null };
  const { issuedAt } = facts;
  const code = await venueCodes.get(reach, facts.id as VenueCodeId);
  // A code of another organisation is genuine, and nobody here is told whose it is.
  if (code === null) return { verdict: 'unknown-code', place: null, label: null, issuedAt };
  const place = { id: code.place, name: code.placeName };
  return { verdict: code.revokedAt === null ? 'valid' : 'revoked', place, label: code.label, issuedAt };
}

const codeView = ({ placeName: _, placeAbove: __, ...code }: VenueCode): VenueCodeView => code;

function codeSvg(text: string): string {
  const rows = codeRows(text);
  const size = rows.length + 8;
  const squares = rows.flatMap((row, y) =>
    [...row].flatMap((dark, x) => (dark === '1' ? [`M${x + 4} ${y + 4}h1v1h-1z`] : [])),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"/><path d="${squares.join('')}"/></svg>`;
}

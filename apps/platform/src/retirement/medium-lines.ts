import { type ErasureLimit, type ErasureReport, type ErasureStep, erasureGrade } from '@vedette/domain';
import {
  type CertificateLimit,
  certificateTime,
  type MediumIdentity,
  type Sanitization,
  type Technique,
  type Tool,
  type TriedMedium,
  type Verification,
} from '@vedette/vault/certificate';

export interface MediumContext {
  /** Out of what it was taken. */
  readonly device: string;
  readonly tool: Tool;
  /** SHA-256 of the text in which the report came, base64url. */
  readonly reportSha256: string | null;
}

/** A report as a certificate says it. */
export function mediumOf(report: ErasureReport, context: MediumContext): TriedMedium {
  return {
    ...identityOf(report, context.device),
    sanitization: sanitizationOf(report, context.tool),
    verification: verificationOf(report, context),
  };
}

export function identityOf({ medium, scope, bytes }: ErasureReport, device: string): MediumIdentity {
  const isWhole = scope === 'medium';
  const { kind, maker, model, serial, rotational, capacity } = medium;
  const disk = rotational === true ? 'hdd' : 'ssd';
  const types = { emmc: 'emmc', sd: 'sd', nvme: 'nvme', ata: disk, scsi: disk, image: 'file' } as const;
  const type = kind === 'virtual' || kind === 'unknown' ? 'unknown' : types[kind];
  return {
    // Files of a file system are no medium: they are named by whose they are.
    id: isWhole ? (serial ?? `${kind}/${model ?? 'unnamed'}/${capacity}`) : `${scope}/${device}`,
    type: isWhole ? type : 'file',
    ...{ manufacturer: maker, model, serial, propertyNumber: null, source: device },
    capacity: isWhole ? capacity : bytes,
    life: null,
  };
}

function sanitizationOf(report: ErasureReport, tool: Tool): Sanitization | null {
  if (report.steps.length === 0) return null;
  return {
    category: erasureGrade(report) === 'purged' ? 'purge' : 'clear',
    techniques: [{ kind: 'crypto-erase' }, ...techniquesOf(report)],
    tool,
    standards: ['NIST SP 800-88 rev. 2', 'GB 46864-2025'],
    startedAt: certificateTime(report.startedAt),
    endedAt: certificateTime(report.endedAt),
  };
}

function techniquesOf({ steps, bytes }: ErasureReport): readonly Technique[] {
  const overwrites = steps.filter(({ means, outcome }) => means === 'overwrite' && outcome === 'done');
  // A pass before a power cut stands in no step; the number of the one after it says that it was done.
  const passes = Math.max(0, ...overwrites.map(({ pass }) => pass));
  return [
    ...steps.flatMap(ownMeans),
    ...(passes === 0
      ? []
      : [{ kind: 'overwrite', passes, pattern: 'random', bytes: passes * bytes } as const]),
  ];
}

function ownMeans({ means, outcome, bytes, detail }: ErasureStep): readonly Technique[] {
  if (means === 'discard') return outcome === 'done' ? [{ kind: 'discard', bytes }] : [];
  if (means !== 'secure-erase' && means !== 'sanitize') return [];
  const result = outcome === 'not-offered' ? 'unsupported' : outcome;
  return [{ kind: 'block-erase', command: detail ?? means, result }];
}

function verificationOf(report: ErasureReport, { tool, reportSha256 }: MediumContext): Verification | null {
  const { readBack, canaries, hunt, bytes, endedAt } = report;
  if (readBack === null) return null;
  const hits = hunt === null ? 0 : hunt.recordKeys + hunt.wrappingKeys;
  return {
    ...{ method: readBack.bytes === bytes ? 'full' : 'sample', at: certificateTime(endedAt) },
    readBack: {
      bytes: readBack.bytes,
      capacity: bytes,
      mismatches: readBack.different + readBack.unreadable,
    },
    canaries: {
      planted: canaries?.planted ?? 0,
      found: (canaries?.foundPlanted ?? 0) + (canaries?.foundNoted ?? 0),
    },
    trials: { tried: hunt?.samples ?? 0, opened: hits },
    keyHunt: { windows: hunt?.windows ?? 0, hits },
    ...{ tools: [tool], reportSha256 },
  };
}

const limitOf: { readonly [limit in ErasureLimit]?: CertificateLimit } = {
  'spare-area-not-addressable': 'spare-area-not-readable',
  'no-block-erase-offered': 'spare-area-not-readable',
  'free-space-not-cleared': 'below-file-system-unknown',
  'journal-not-cleared': 'below-file-system-unknown',
  'copy-on-write-file-system': 'below-file-system-unknown',
  'snapshots-not-seen': 'below-file-system-unknown',
  'virtual-medium': 'below-file-system-unknown',
  'hidden-areas-not-examined': 'bad-blocks-not-addressable',
};

/** What the reports say that they did not reach, in the certificate's words. */
export function limitsOf(reports: readonly ErasureReport[]): readonly CertificateLimit[] {
  const told = reports.flatMap(({ limits }) => limits.flatMap((limit) => limitOf[limit] ?? []));
  const isTrusted = reports.some(({ steps }) =>
    steps.some(
      ({ means, outcome }) => outcome === 'done' && (means === 'sanitize' || means === 'secure-erase'),
    ),
  );
  return [
    ...new Set<CertificateLimit>([...told, ...(isTrusted ? (['erase-command-trusted'] as const) : [])]),
  ];
}

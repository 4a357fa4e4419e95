import { describe, expect, it } from 'vitest';
import { deviceGrade, type ErasureReport, type ErasureStep, erasureGrade, instant } from '../index.ts';

const at = instant(0);
const step = (means: ErasureStep['means'], pass: number, rest: Partial<ErasureStep> = {}): ErasureStep => ({
  ...{ means, pass, outcome: 'done', bytes: 4096, startedAt: at, endedAt: at, detail: null },
  ...rest,
});

const canaries = {
  ...{ planted: 64, purposes: ['access'], noted: 64, searchedBytes: 4096 },
  ...{ foundPlanted: 0, foundNoted: 0 },
};
const hunt = {
  ...{ windows: 4065, of: 4065, samples: 2, recordKeys: 0, wrappingKeys: 0 },
  control: 'found',
} as const;
/** An eMMC that did everything that it could. */
const whole: ErasureReport = {
  medium: {
    ...{ kind: 'emmc', maker: null, model: 'DG4016', serial: '4501', capacity: 4096 },
    ...{ rotational: false, firmware: null },
  },
  ...{ scope: 'medium', bytes: 4096, files: 0, limits: [], startedAt: at, endedAt: at, failure: null },
  steps: [step('discard', 1), step('sanitize', 1), step('overwrite', 1), step('overwrite', 2)],
  readBack: { bytes: 4096, different: 0, unreadable: 0 },
  ...{ canaries, hunt },
};

describe('the grade of an erasure', () => {
  it('is purged when the medium erased itself, was overwritten, read back and found silent', () => {
    expect(erasureGrade(whole)).toBe('purged');
    expect(erasureGrade({ ...whole, canaries: null, hunt: null })).toBe('purged');
  });

  it('is no more than cleared without the means of flash, or for part of a medium', () => {
    const steps = whole.steps.filter(({ means }) => means !== 'sanitize');
    expect(erasureGrade({ ...whole, steps })).toBe('cleared');
    const refused = [...steps, step('sanitize', 1, { outcome: 'not-offered' })];
    expect(erasureGrade({ ...whole, steps: refused })).toBe('cleared');
    expect(erasureGrade({ ...whole, scope: 'files' })).toBe('cleared');
  });

  it('asks nothing of its own of a turning disk or an image', () => {
    const steps = [step('overwrite', 1), step('overwrite', 2)];
    const disk = { ...whole.medium, kind: 'ata', rotational: true } as const;
    expect(erasureGrade({ ...whole, medium: disk, steps })).toBe('purged');
    const image = { ...whole.medium, kind: 'image', rotational: null } as const;
    expect(erasureGrade({ ...whole, medium: image, steps })).toBe('purged');
  });

  it.each<[string, Partial<ErasureReport>]>([
    ['an error', { failure: 'erase: EIO' }],
    ['one pass', { steps: [step('sanitize', 1), step('overwrite', 1)] }],
    ['a pass that stopped short', { steps: [step('overwrite', 1), step('overwrite', 2, { bytes: 4095 })] }],
    ['nothing read back', { readBack: null }],
    ['half of it read back', { readBack: { bytes: 2048, different: 0, unreadable: 0 } }],
    ['a byte that differs', { readBack: { bytes: 4096, different: 1, unreadable: 0 } }],
    ['a place that cannot be read', { readBack: { bytes: 4096, different: 0, unreadable: 1 } }],
    ['a canary that speaks', { canaries: { ...canaries, foundPlanted: 1 } }],
    ['old ciphertext', { canaries: { ...canaries, foundNoted: 1 } }],
    ['a key', { hunt: { ...hunt, wrappingKeys: 1 } }],
    ['a hunt that finds nothing at all', { hunt: { ...hunt, control: 'missed' } }],
  ])('is failed with %s', (_, part) => {
    expect(erasureGrade({ ...whole, ...part })).toBe('failed');
  });

  it('of a device is that of its worst medium', () => {
    const cleared = { ...whole, scope: 'partition' } as const;
    expect(deviceGrade([whole, whole])).toBe('purged');
    expect(deviceGrade([whole, cleared])).toBe('cleared');
    expect(deviceGrade([cleared, { ...whole, failure: 'erase: EIO' }])).toBe('failed');
    expect(deviceGrade([])).toBe('failed');
  });
});

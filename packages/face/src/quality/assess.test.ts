import { describe, expect, it } from 'vitest';
import { assessQuality, enrolmentLimits, type QualityMeasures, recognitionLimits } from './assess.ts';
import { faultError } from './fault-error.ts';
import { innerFace, lightAndDetail } from './light.ts';
import { type QualityFault, qualityFaults } from './quality.ts';

const good: QualityMeasures = {
  interEye: 80,
  yaw: 5,
  pitch: -10,
  roll: 2,
  sharpness: 0.4,
  light: 120,
  contrast: 30,
  inside: 1,
  eyesOpen: 0.9,
  mouthOpen: 0.1,
  wholeFace: 1,
  mask: 0.01,
};
const faults = (change: Partial<QualityMeasures>, limits = enrolmentLimits): readonly QualityFault[] =>
  assessQuality({ ...good, ...change }, limits).faults;

describe('assessQuality', () => {
  it('finds nothing wrong with a good face', () => {
    expect(faults({})).toEqual([]);
  });
  it.each([
    ['too-small', { interEye: 44 }],
    ['cut-off', { inside: 0.9 }],
    ['too-dark', { light: 30 }],
    ['too-dark', { contrast: 4 }],
    ['too-bright', { light: 230 }],
    ['covered', { mask: 0.97 }],
    ['covered', { wholeFace: 0.2 }],
    ['turned', { yaw: -30 }],
    ['turned', { pitch: 40 }],
    ['blurred', { sharpness: 0.1 }],
  ] as const)('finds a face %s by %o', (fault, change) => {
    expect(faults(change)).toEqual([fault]);
  });
  it('lists the gravest fault first', () => {
    expect(faults({ sharpness: 0, interEye: 10, yaw: 50 })).toEqual(['too-small', 'turned', 'blurred']);
  });
  it('takes a measure that is no number for a fault', () => {
    const measures = [
      'interEye',
      'yaw',
      'pitch',
      'light',
      'contrast',
      'sharpness',
      'inside',
      'mask',
    ] as const;
    for (const measure of measures) expect(faults({ [measure]: Number.NaN })).not.toEqual([]);
  });
  it('recognises people with masks, but never from too small a face', () => {
    expect(faults({ mask: 1, wholeFace: 0 }, recognitionLimits)).toEqual([]);
    expect(faults({ interEye: 44 }, recognitionLimits)).toEqual(['too-small']);
  });
});

describe('faultError', () => {
  it('has a code for every fault', () => {
    for (const fault of qualityFaults) expect(faultError([fault])?.code).toBe(`face-${fault}`);
    expect(faultError([])).toBeNull();
  });
  it('names the gravest and lists all', () => {
    const error = faultError(['cut-off', 'blurred']);
    expect(error?.code).toBe('face-cut-off');
    expect(error?.details.problems?.map(({ message }) => message)).toEqual(['face-cut-off', 'face-blurred']);
  });
});

describe('lightAndDetail', () => {
  const crop = (byte: (x: number, y: number) => number): Float32Array => {
    const { width, height } = innerFace;
    return Float32Array.from({ length: width * height * 3 }, (_, i) => {
      const p = i % (width * height);
      return byte(p % width, Math.floor(p / width));
    });
  };
  it('measures the light of an even face, which has no detail', () => {
    const { light, contrast, sharpness } = lightAndDetail(crop(() => 77));
    expect(light).toBeCloseTo(77, 3);
    expect(contrast).toBeCloseTo(0, 3);
    expect(sharpness).toBeCloseTo(0, 3);
  });
  it('tells fine detail from coarse, whatever the contrast', () => {
    const fine = lightAndDetail(crop((x) => 100 + 20 * (x % 2)));
    const coarse = lightAndDetail(crop((x) => 100 + 20 * Math.sin(x / 12)));
    expect(fine.sharpness).toBeGreaterThan(10 * coarse.sharpness);
    const faint = lightAndDetail(crop((x) => 100 + 4 * (x % 2)));
    expect(faint.sharpness).toBeCloseTo(fine.sharpness, 1);
  });
});

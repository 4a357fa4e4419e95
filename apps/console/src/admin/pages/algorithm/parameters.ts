import type { Algorithm } from '@vedette/contract';

export type Settings = Omit<Algorithm, 'model' | 'calibrated'>;
export type NumberKey = Exclude<keyof Settings, 'duplicateCheck'>;

interface Parameter {
  readonly key: NumberKey;
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** The sliders, with the range that makes sense at a door; the contract's own range is wider. */
export const parameters: readonly Parameter[] = [
  { key: 'identifyThreshold', min: 0.3, max: 0.8, step: 0.01 },
  { key: 'verifyThreshold', min: 0.2, max: 0.8, step: 0.01 },
  { key: 'margin', min: 0, max: 0.2, step: 0.01 },
  { key: 'frames', min: 3, max: 15, step: 1 },
  { key: 'interEyePx', min: 45, max: 300, step: 5 },
  { key: 'yawDegrees', min: 5, max: 45, step: 1 },
  { key: 'attackThreshold', min: 0, max: 1, step: 0.05 },
];

/** What the terminal takes: everything but what it works out itself. */
export function settingsOf({ model: _model, calibrated: _calibrated, ...settings }: Algorithm): Settings {
  return settings;
}

export * from './attack/challenge.ts';
export * from './compare/policy.ts';
export * from './engine/face-engine.ts';
export * from './image/geometry.ts';
export * from './model/identity.ts';
export * from './quality/quality.ts';

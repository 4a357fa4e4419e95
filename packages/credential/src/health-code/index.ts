export * from './ask-status.ts';
export * from './config/gateway-config.ts';
export { type CodeHint, guangdongHint, nationalHint, shanghaiHint } from './config/hint.ts';
export * from './gateway.ts';
export { type GuardDeps, systemGuard } from './guard/guarded-gateway.ts';
export * from './health-code-format.ts';
export { openGateway } from './open-gateway.ts';

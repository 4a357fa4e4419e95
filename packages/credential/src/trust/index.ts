export { joinHcertTrusts } from './join-hcert-trusts.ts';
export { joinPassTrusts } from './join-pass-trusts.ts';
export { joinSdJwtTrusts } from './join-sd-jwt-trusts.ts';
export { joinShcTrusts } from './join-shc-trusts.ts';

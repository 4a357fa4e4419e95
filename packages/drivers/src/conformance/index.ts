export * from '../camera/conformance.ts';
export * from '../contact/conformance.ts';
export * from '../indicator/conformance.ts';
export * from '../reader/conformance.ts';
export * from '../thermometer/conformance.ts';
export * from '../turnstile/conformance.ts';
export * from './conformance.ts';
export { type LinkFault, linkFaults } from './turnstile-subject.ts';

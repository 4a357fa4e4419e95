export { simulatedDuty } from './body-seal.ts';
export { type PassageTraffic, simulatedPassage } from './passages.ts';
export { openSimulatedSentinel, type SentinelRequest, type SimulatedSentinel } from './simulated-sentinel.ts';

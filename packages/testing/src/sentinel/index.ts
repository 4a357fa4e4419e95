export { type PassageTraffic, simulatedPassage, simulatedSubject } from './passages.ts';
export { simulatedDuty } from './record-seal.ts';
export { openSimulatedSentinel, type SentinelRequest, type SimulatedSentinel } from './simulated-sentinel.ts';

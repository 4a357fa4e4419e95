export {
  type HcertToIssue,
  hcertText,
  issueHcert,
  type SimulatedIssuer,
  signHcert,
  simulatedIssuer,
  simulatedTrustList,
} from './issue-hcert.ts';
export { sampleDcc } from './samples.ts';

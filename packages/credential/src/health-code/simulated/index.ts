export { newAccounts, type SimulatedAccounts } from './accounts.ts';
export { type FaultPlan, noFault, type SimulatedFault, simulatedFaults } from './fault.ts';
export { type SimulatedColour, type SimulatedPerson, simulatedCode, simulatedColours } from './person.ts';
export { samplePeople } from './sample-people.ts';
export { GatewaySimulator, type SimulatorOptions, startGatewaySimulator } from './simulator.ts';
export type { SimulatedRequest } from './world.ts';

import { type GatewayShape, gatewayShapes } from '@vedette/credential';
import {
  type FaultPlan,
  type GatewaySimulator,
  type SimulatedFault,
  type SimulatedPerson,
  type SimulatorOptions,
  simulatedCode,
  startGatewaySimulator,
} from '@vedette/credential/simulated-gateway';
import { CommandError } from '../output/command-error.ts';
import { fill } from '../output/fill.ts';
import { table } from '../output/table.ts';
import type { Shell } from '../shell.ts';

export interface SimulateOptions {
  readonly port: number;
  readonly host: string;
  readonly shape?: GatewayShape;
  readonly fault?: SimulatedFault;
  readonly rate: number;
  readonly late?: number;
  readonly signed?: true;
  readonly json?: true;
}

const signals = ['SIGINT', 'SIGTERM'] as const;

/** Runs until SIGINT or SIGTERM, which end it as something that was meant to end. */
export async function simulate(shell: Shell, options: SimulateOptions): Promise<void> {
  const { promise: stopped, resolve: stop } = Promise.withResolvers<void>();
  const onSignal = (): void => stop();
  const simulator = await start(options);
  for (const signal of signals) process.once(signal, onSignal);
  try {
    await tell(shell, simulator, options);
    await stopped;
  } finally {
    for (const signal of signals) process.off(signal, onSignal);
    await simulator.close();
  }
}

async function start({ port, host, signed, rate, fault, late }: SimulateOptions): Promise<GatewaySimulator> {
  const faults: Partial<FaultPlan> = {
    fault: fault ?? (late === undefined ? null : 'late'),
    rate: rate / 100,
    ...(late === undefined ? {} : { lateMs: late }),
  };
  const simulated: SimulatorOptions = { port, host, faults, signed: signed === true };
  return startGatewaySimulator(simulated).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new CommandError('no-port', `${host}:${port}`, error);
  });
}

async function tell(
  shell: Shell,
  simulator: GatewaySimulator,
  { shape, json }: SimulateOptions,
): Promise<void> {
  const shapes = shape === undefined ? gatewayShapes : [shape];
  if (json === true) await shell.output.json(asDocument(simulator, shapes));
  else for (const line of asText(shell, simulator, shapes)) await shell.output.line(line);
}

function asDocument(simulator: GatewaySimulator, shapes: readonly GatewayShape[]): object {
  return {
    url: simulator.url,
    gateways: shapes.map((shape) => simulator.settings(shape)),
    people: simulator.people.map((person) => ({
      ...person,
      codes: Object.fromEntries(shapes.map((shape) => [shape, simulatedCode(shape, person)])),
    })),
  };
}

function asText(
  { words }: Shell,
  simulator: GatewaySimulator,
  shapes: readonly GatewayShape[],
): readonly string[] {
  const { address, settings, people, columns, stop } = words.gateway;
  const codesOf = (shape: GatewayShape) => [
    fill(columns.code, { shape }),
    ...simulator.people.map((person) => `  ${person.name}  ${simulatedCode(shape, person)}`),
  ];
  return [
    fill(address, { url: simulator.url }),
    ...['', settings, ...shapes.map((shape) => JSON.stringify(simulator.settings(shape)))],
    ...['', people],
    ...table([
      [columns.name, columns.number, columns.colour, ''],
      ...simulator.people.map((person) => rowOf(words.gateway.states, person)),
    ]),
    ...shapes.flatMap((shape) => ['', ...codesOf(shape)]),
    ...['', stop],
  ];
}

const rowOf = (
  states: Readonly<Record<SimulatedPerson['code'], string>>,
  { name, number, colour, code }: SimulatedPerson,
): readonly string[] => [name, number, colour, states[code]];

import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { ServerTCP } from 'modbus-serial';
import { type BoardMemory, emptyMemory, type PeerBoard, type PeerMood, setOutput } from './board.ts';
import { FaultyServer } from './faulty-server.ts';

const slowness = 1_500;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function serve(memory: BoardMemory): Promise<number> {
  const port = await freePort();
  const server = new ServerTCP(
    {
      getCoil: (address: number) => memory.outputs.get(address) ?? false,
      getDiscreteInput: (address: number) => memory.inputs.get(address) ?? false,
      setCoil: (address: number, on: boolean) => setOutput(memory, address, on),
      setRegister: (register: number, value: number) => {
        memory.registers.push([register, value]);
      },
    },
    { host: '127.0.0.1', port, unitID: 1 },
  );
  server.on('socketError', () => undefined);
  await once(server, 'initialized');
  return port;
}

/** What becomes of an answer of the true server, by mood; undefined: nothing is sent. */
function spoil(answer: Buffer, mood: PeerMood): Buffer | undefined {
  const spoilt = Buffer.from(answer);
  switch (mood) {
    case 'well':
    case 'slow':
      return answer;
    case 'silent':
    case 'gone':
      return undefined;
    case 'wrong':
      // Another unit answers.
      spoilt.writeUInt8(0x63, 6);
      return spoilt;
    case 'garbage':
      return Buffer.from('deadbeef00000000ffff0001ffffffff00', 'hex');
    case 'wrong-state':
      spoilt.writeUInt16BE(spoilt.readUInt16BE(spoilt.length - 2) ^ 0xff00, spoilt.length - 2);
      return spoilt;
    case 'wrong-number':
      spoilt.writeUInt16BE(spoilt.readUInt16BE(0) + 7, 0);
      return spoilt;
    case 'refusal':
      // Exception 2, illegal data address.
      return Buffer.concat([
        answer.subarray(0, 4),
        Buffer.from([0, 3, answer.readUInt8(6), 0x80 | answer.readUInt8(7), 2]),
      ]);
  }
}

const pulseBase = 512;

/**
 * A coil that the board times itself, in units of 100 ms; the library's server has no such thing. Gives the
 * answer, or null when the request is something else.
 */
function pulse(memory: BoardMemory, request: Buffer): Buffer | null {
  if (request.length !== 12 || request.readUInt8(7) !== 5 || request.readUInt16BE(8) < pulseBase) return null;
  const [address, units] = [request.readUInt16BE(8), request.readUInt16BE(10)];
  memory.registers.push([address, units]);
  setOutput(memory, address - pulseBase, true);
  setTimeout(() => setOutput(memory, address - pulseBase, false), units * 100);
  return request;
}

/** A Modbus TCP server of the library behind a door that spoils what goes through it. */
export async function modbusPeer(): Promise<PeerBoard> {
  const memory = emptyMemory();
  const inner = await serve(memory);
  const door = new FaultyServer({
    accept(client: Socket, mood) {
      const server = connect(inner, '127.0.0.1');
      server.on('error', () => client.destroy());
      client.on('close', () => server.destroy());
      client.on('data', (request) => {
        if (mood() === 'silent') return;
        const pulsed = pulse(memory, request);
        if (pulsed === null) server.write(request);
        else client.write(pulsed);
      });
      server.on('data', (answer) => {
        const spoilt = spoil(answer, mood());
        if (spoilt === undefined) return;
        setTimeout(() => client.destroyed || client.write(spoilt), mood() === 'slow' ? slowness : 0);
      });
    },
  });
  await door.open();
  return { port: door.port, memory, become: (mood) => door.become(mood) };
}

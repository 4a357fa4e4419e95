import { randomBytes } from 'node:crypto';
import { createSocket, type Socket } from 'node:dgram';
import { lookup } from 'node:dns/promises';
import { VedetteError } from '@vedette/domain';
import { ntpRequest, readNtpAnswer } from './ntp-packet.ts';

export interface TimeMeasurement {
  /** Milliseconds that the server's clock is ahead of ours. */
  readonly offset: number;
  /** Milliseconds on the way there and back; half of it bounds the error. */
  readonly delay: number;
}

const ntpPort = 123;
const timeout = 3000;

/**
 * Asks a time server once.
 * @param server `host`, `host:port` or an IPv6 address
 * @param wall milliseconds since the epoch, by our clock
 * @throws VedetteError `driver-failed` when no usable answer comes
 */
export async function queryTime(server: string, wall: () => number): Promise<TimeMeasurement> {
  const { host, port } = addressOf(server);
  try {
    const { address, family } = await lookup(host);
    const socket = createSocket(family === 6 ? 'udp6' : 'udp4');
    return await exchange(socket, address, port, wall).finally(() => socket.close());
  } catch (cause) {
    throw new VedetteError('driver-failed', 'world', { at: 'time-server' }, { cause });
  }
}

function addressOf(server: string): { readonly host: string; readonly port: number } {
  const [, host, port] = /^([^:]+):(\d{1,5})$/.exec(server) ?? [];
  return host === undefined || port === undefined
    ? { host: server, port: ntpPort }
    : { host, port: Number(port) };
}

/** A connected socket takes answers from that server alone. */
function exchange(
  socket: Socket,
  address: string,
  port: number,
  wall: () => number,
): Promise<TimeMeasurement> {
  const nonce = randomBytes(8);
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('no answer')), timeout);
    socket.once('error', reject);
    socket.once('close', () => clearTimeout(timer));
    socket.connect(port, address, () => {
      const asked = wall();
      socket.on('message', (packet) => {
        const answered = wall();
        const answer = readNtpAnswer(packet, nonce);
        if (answer === undefined) return;
        // RFC 4330 section 5: the two ways are taken to last equally long.
        const offset = (answer.receivedAt - asked + (answer.sentAt - answered)) / 2;
        resolve({ offset, delay: answered - asked - (answer.sentAt - answer.receivedAt) });
      });
      socket.send(ntpRequest(nonce));
    });
  });
}

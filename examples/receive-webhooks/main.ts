// Receives the platform's webhooks: believes none that is not signed, and none twice.
import { createServer, type IncomingMessage } from 'node:http';
import { webhookFault } from '@vedette/sdk';
import { webhookEventSchema } from '@vedette/sdk/platform';
import { fromEnvironment } from '../lib/platform.ts';

const secret = fromEnvironment('VEDETTE_WEBHOOK_SECRET');
const port = Number(process.env['PORT'] ?? 8080);
const bodyAtMost = 65_536;
/** Of the last messages; a receiver that acts on them keeps these where it keeps what it did. */
const seen = new Set<string>();
const seenAtMost = 10_000;

async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request) {
    length += part.length;
    if (length > bodyAtMost) return null;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** @returns the status to answer: anything but 2xx, and the platform comes again later */
async function take(request: IncomingMessage): Promise<number> {
  const body = await bodyOf(request);
  if (body === null) return 413;
  const one = (name: string): string | undefined => [request.headers[name]].flat()[0];
  const id = one('webhook-id');
  const headers = {
    'webhook-id': id,
    'webhook-timestamp': one('webhook-timestamp'),
    'webhook-signature': one('webhook-signature'),
  };
  const fault = await webhookFault({ headers, body }, secret);
  if (fault !== null || id === undefined) {
    console.log(`refused: ${fault}`);
    return 401;
  }
  if (seen.has(id)) return 204;
  const { data: event } = webhookEventSchema.safeParse(JSON.parse(body));
  if (event === undefined) console.log('a kind of event that this program does not know');
  else if (event.type === 'channel.test') console.log('test');
  else
    console.log(`${event.type}: ${event.data.kind} (${event.data.severity}) at place ${event.data.location}`);
  remember(id);
  return 204;
}

function remember(id: string): void {
  seen.add(id);
  const [oldest] = seen;
  if (seen.size > seenAtMost && oldest !== undefined) seen.delete(oldest);
}

const server = createServer((request, response) => {
  take(request).then(
    (status) => response.writeHead(status).end(),
    () => response.writeHead(500).end(),
  );
});
server.listen(port, '127.0.0.1', () => console.log(`listening at ${JSON.stringify(server.address())}`));
process.once('SIGTERM', () => server.close());

import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  Key,
  Metadata,
  MetaFile,
  Root,
  Signature,
  Snapshot,
  TargetFile,
  Targets,
  Timestamp,
} from '@tufjs/models';
import { zipOf } from '@vedette/testing';

const specVersion = '1.0.31';

interface SigningKey {
  readonly id: string;
  readonly key: Key;
  readonly secret: KeyObject;
}

function signingKey(): SigningKey {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url').toString('hex');
  const id = createHash('sha256').update(raw).digest('hex');
  const key = new Key({ keyID: id, keyType: 'ed25519', scheme: 'ed25519', keyVal: { public: raw } });
  return { id, key, secret: privateKey };
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export interface Archive {
  readonly version: string;
  readonly bytes: Buffer;
  readonly hash: string;
}

/** A release whose program is the text of a module. */
export async function release(
  version: string,
  program: string,
  more: Record<string, string> = {},
): Promise<Archive> {
  const manifest = JSON.stringify({ version, entry: 'program/start.mjs' });
  const bytes = await zipOf({ 'release.json': manifest, 'program/start.mjs': program, ...more });
  return { version, bytes, hash: sha256(bytes) };
}

/** A repository of releases on this machine, whose owner may also turn bad. */
export class UpdateRepository {
  readonly #online = signingKey();
  readonly #offline = signingKey();
  readonly #files = new Map<string, Buffer>();
  readonly #archives = new Map<string, Buffer>();
  readonly server: Server;
  /** Bytes after which each answer breaks off, as on a bad line. */
  breaksAfter = Number.POSITIVE_INFINITY;
  readonly ranges: string[] = [];
  #version = 0;

  constructor() {
    this.server = createServer((request, response) => {
      const path = (request.url ?? '').replace('/updates/', '');
      const archive = this.#archives.get(path.replace('archives/', ''));
      if (archive !== undefined) {
        const range = String(request.headers.range);
        this.ranges.push(range);
        const start = Number(/\d+/.exec(range)?.[0]);
        const part = archive.subarray(start, start + this.breaksAfter);
        response.writeHead(206, {
          'content-range': `bytes ${start}-${start + part.length - 1}/${archive.length}`,
        });
        response.end(part);
        return;
      }
      const file = this.#files.get(path);
      response.writeHead(file === undefined ? 404 : 200).end(file);
    });
  }

  async listen(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/updates`;
  }

  /** What is delivered with every program. */
  root(): string {
    const roles = {
      root: this.#offline,
      targets: this.#offline,
      snapshot: this.#online,
      timestamp: this.#online,
    };
    const root = new Root({ specVersion, version: 1, expires: this.#in(365), consistentSnapshot: true });
    for (const [role, { key }] of Object.entries(roles)) root.addKey(key, role);
    return this.#signed(new Metadata(root), this.#offline).toString();
  }

  /** @param days for which the timestamp is good */
  publish(archives: readonly Archive[], days = 7): void {
    this.#version += 1;
    const version = this.#version;
    const targets = new Targets({ specVersion, version, expires: this.#in(90) });
    for (const { version: named, bytes, hash } of archives) {
      const unrecognizedFields = { custom: { version: named } };
      const path = `${named}.zip`;
      targets.addTarget(
        new TargetFile({ path, length: bytes.length, hashes: { sha256: hash }, unrecognizedFields }),
      );
      this.#archives.set(hash, bytes);
    }
    const targetsFile = this.#signed(new Metadata(targets), this.#offline);
    this.#files.set(`metadata/${version}.targets.json`, targetsFile);
    const meta = { 'targets.json': metaOf(version, targetsFile) };
    const snapshot = this.#signed(
      new Metadata(new Snapshot({ specVersion, version, expires: this.#in(30), meta })),
      this.#online,
    );
    this.#files.set(`metadata/${version}.snapshot.json`, snapshot);
    const snapshotMeta = metaOf(version, snapshot);
    const timestamp = new Timestamp({ specVersion, version, expires: this.#in(days), snapshotMeta });
    this.#files.set('metadata/timestamp.json', this.#signed(new Metadata(timestamp), this.#online));
  }

  /** Everything as it stands, to be put back later. */
  snapshot(): ReadonlyMap<string, Buffer> {
    return new Map(this.#files);
  }

  putBack(files: ReadonlyMap<string, Buffer>): void {
    for (const [path, content] of files) this.#files.set(path, content);
  }

  /** Another archive under the hash of a good one. */
  tamper(hash: string, bytes: Buffer): void {
    this.#archives.set(hash, bytes);
  }

  #in(days: number): string {
    return new Date(Date.now() + days * 86_400_000).toISOString().replace(/\.\d{3}Z$/, 'Z');
  }

  #signed(
    metadata: Metadata<Root> | Metadata<Targets> | Metadata<Snapshot> | Metadata<Timestamp>,
    { id, secret }: SigningKey,
  ): Buffer {
    metadata.sign((data) => new Signature({ keyID: id, sig: sign(null, data, secret).toString('hex') }));
    return Buffer.from(JSON.stringify(metadata.toJSON()));
  }
}

const metaOf = (version: number, file: Buffer): MetaFile =>
  new MetaFile({ version, length: file.length, hashes: { sha256: sha256(file) } });

// What the tests use of it; the package brings no types.
declare module 'smtp-server' {
  import type { Server } from 'node:net';
  import type { Readable } from 'node:stream';

  type Done = (error?: (Error & { responseCode?: number }) | null) => void;
  export class SMTPServer {
    readonly server: Server;
    constructor(options: {
      readonly authOptional?: boolean;
      readonly disabledCommands?: readonly string[];
      onRcptTo?(address: { readonly address: string }, session: unknown, done: Done): void;
      onData?(stream: Readable, session: unknown, done: Done): void;
    });
    listen(port: number, host: string): Server;
    close(done?: () => void): void;
  }
}

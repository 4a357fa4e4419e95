import { createTransport } from 'nodemailer';
import type { OutwardAnswer } from '../outgoing/post-outward.ts';
import type { MailMessage } from './mail-message.ts';

/** The mail server of whoever runs the platform; its address is set in the platform's own configuration. */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; otherwise STARTTLS is demanded unless `isPlain`. */
  readonly isTls: boolean;
  /** Without any TLS: for a server on the same machine. */
  readonly isPlain: boolean;
  readonly user: string | null;
  readonly password: string | null;
  readonly from: string;
  /** For everything together, in milliseconds. */
  readonly deadline: number;
}

export interface MailPost {
  post(message: MailMessage): Promise<OutwardAnswer>;
  close(): void;
}

/** Hands mail to a server by SMTP (RFC 5321). Its answer counts like that of a webhook: 250 as 200, 5xx as refused. */
export function openMailPost(server: MailServer): MailPost {
  const transport = createTransport({
    host: server.host,
    port: server.port,
    secure: server.isTls,
    requireTLS: !server.isTls && !server.isPlain,
    ignoreTLS: server.isPlain,
    ...(server.user === null ? {} : { auth: { user: server.user, pass: server.password ?? '' } }),
    connectionTimeout: server.deadline,
    greetingTimeout: server.deadline,
    socketTimeout: server.deadline,
    // A message is text of ours: it never names a file or an address to fetch.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async post({ to, subject, text, id }) {
      try {
        await transport.sendMail({
          from: server.from,
          to: { name: '', address: to },
          subject,
          text,
          messageId: `<${id}@vedette>`,
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
        return { kind: 'answered', status: 200, body: '' };
      } catch (cause) {
        return answerOf(cause);
      }
    },
    close: () => transport.close(),
  };
}

function answerOf(cause: unknown): OutwardAnswer {
  const status = cause instanceof Error && 'responseCode' in cause ? Number(cause.responseCode) : Number.NaN;
  if (status >= 400) return { kind: 'answered', status, body: '' };
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (code === 'ETIMEDOUT') return { kind: 'failed', fault: 'timed-out' };
  return { kind: 'failed', fault: code === 'ETLS' ? 'tls-failed' : 'not-reached' };
}

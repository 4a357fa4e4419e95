import type { PlatformConfig, StartArguments } from '../config.ts';
import { type MailPost, openMailPost } from '../integrations/mail/post-mail.ts';

const deadline = 20_000;

/** Null where no mail server is set. */
export function mailPost({ mail }: PlatformConfig, { mailPassword }: StartArguments): MailPost | null {
  return mail === null ? null : openMailPost({ ...mail, password: mailPassword, deadline });
}

import type { Notice } from '../robots/robot.ts';

export interface MailMessage {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The same in every attempt, so that a mailbox may know a repetition. */
  readonly id: string;
}

/** One line of a header, whatever is put into it. */
const oneLine = (text: string): string => text.replace(/\p{Cc}+/gu, ' ').trim();

/** A notice as a plain mail: no pictures, nothing that tells the sender that it was read. */
export function mailOf(notice: Notice, to: string, eventId: string): MailMessage {
  return {
    to,
    subject: oneLine(notice.title),
    text: [...notice.lines, '', notice.link, ''].join('\r\n'),
    id: eventId,
  };
}

import { type Downlink, messageIdSchema, type Uplink, uplinkSchema } from '@vedette/contract/link';

/** Null for what is no message of a device. */
export function uplinkOf(said: unknown): Uplink | null {
  const parsed = uplinkSchema.safeParse(said);
  return parsed.success ? parsed.data : null;
}

/** The answer to what is none: it names the message as far as its number can be read. */
export function uplinkFault(said: unknown): Downlink {
  const id = typeof said === 'object' && said !== null && 'id' in said ? said.id : null;
  const re = messageIdSchema.safeParse(id);
  return { type: 'refused', re: re.success ? re.data : null, fault: 'message-malformed' };
}

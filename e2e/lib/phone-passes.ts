import type { AdminClient } from './admin-client.ts';

const hour = 3_600_000;

/** What an operator does for a member's telephone, and finds out of its codes. */
export interface PhonePasses {
  /** A link to a new pass of these hours from now. */
  link(fromHours?: number, toHours?: number): Promise<string>;
  /** What is wrong with a code at a time, as the lanes find it. */
  faults(text: string, at?: number): Promise<readonly string[]>;
  /** Revokes every pass of the member. */
  revokeAll(): Promise<void>;
}

/** Enrols a member and gives out passes to them. */
export async function openPhonePasses(admin: AdminClient, name: string): Promise<PhonePasses> {
  const created = await admin.call('POST', '/api/people', { name });
  const { id } = created.json<{ id: string }>();
  const passes = `/api/people/${id}/passes`;
  return {
    async link(fromHours = 0, toHours = 8) {
      const now = Date.now();
      const [notBefore, notAfter] = [now + fromHours * hour, now + toHours * hour];
      const order = { kind: 'member', entries: 'multiple', form: 'phone', zones: [], notBefore, notAfter };
      const issued = await admin.call('POST', passes, order);
      if (issued.status !== 200) throw new Error(issued.text);
      return issued.json<{ link: string }>().link;
    },
    async faults(text, at = Date.now()) {
      const tried = await admin.call('POST', '/api/trust/try', { text, at });
      return tried.json<{ verification: { faults: string[] } }>().verification.faults;
    },
    async revokeAll() {
      const given = (await admin.call('GET', passes)).json<{ id: string }[]>();
      for (const { id: pass } of given) {
        const revoked = await admin.call('POST', `/api/passes/${pass}/revoke`);
        if (revoked.status !== 200) throw new Error(revoked.text);
      }
    },
  };
}

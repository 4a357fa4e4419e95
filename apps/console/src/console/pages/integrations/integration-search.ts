import { z } from 'zod';

export const tabs = ['channels', 'deliveries', 'escalation'] as const;
export const deliveryStates = ['waiting', 'delivered', 'failed', 'given-up'] as const;

export const integrationSearch = z.object({
  tab: z.enum(tabs).optional().catch(undefined),
  state: z.enum(deliveryStates).optional().catch(undefined),
  /** The delivery that is shown. */
  delivery: z.uuid().optional().catch(undefined),
});

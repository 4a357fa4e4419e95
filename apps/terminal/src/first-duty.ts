import { presetDuty } from '@vedette/domain';
import type { DutyStore } from '@vedette/store';

/** A terminal fresh from the box guards an everyday door; what else it is to do, its owner says. */
export async function adoptFirstDuty(duties: DutyStore, site: string): Promise<void> {
  if ((await duties.current()) !== null) return;
  const contact = '请在管理页面填写 / to be set in the admin';
  const duty = presetDuty('access-control', { processor: { name: site, contact } });
  await duties.adopt(duty, { by: null, note: 'first start' });
}

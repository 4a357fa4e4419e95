import { type AlarmNews, outwardEventOf } from '../alarms/tell-alarm.ts';
import type { News } from '../live/news.ts';
import type { Ground } from './open-ground.ts';

export type TellAlarm = (news: AlarmNews) => Promise<void>;

/** News of an alarm: to screens, and to channels outward. */
export function tellAlarmTo({ store, now }: Pick<Ground, 'store' | 'now'>, news: News): TellAlarm {
  return async (told) => {
    const event = outwardEventOf(told);
    // Durable first: a screen looks again by itself, a channel does not.
    if (event !== null) await store.deliveries.publish(event, now());
    await news.alarm(told);
  };
}

import type { StoreContext } from '../context.ts';
import { invalid } from '../database/input.ts';
import type { Served } from '../served.ts';
import type { Json, SettingStore } from './port.ts';

const keyPattern = /^[a-z0-9]+(?:[.-][a-z0-9]+)*$/;
const keyAtMost = 100;
const valueAtMost = 1_000_000;

export function settingRepository({ records: db }: StoreContext): Served<SettingStore> {
  return {
    get(key) {
      const row = db.first(db.sql.selectFrom('setting').select('value').where('key', '=', key));
      return row === undefined ? undefined : (JSON.parse(row.value) as Json);
    },
    set(key, value) {
      if (!keyPattern.test(key) || key.length > keyAtMost) throw invalid('key');
      const text = JSON.stringify(value);
      if (text.length > valueAtMost) throw invalid('value');
      const query = db.sql.insertInto('setting').values({ key, value: text });
      db.run(query.onConflict((on) => on.column('key').doUpdateSet({ value: text })));
    },
    remove(key) {
      return db.run(db.sql.deleteFrom('setting').where('key', '=', key)) > 0;
    },
    all() {
      const rows = db.rows(db.sql.selectFrom('setting').selectAll().orderBy('key'));
      return new Map(rows.map((row) => [row.key, JSON.parse(row.value) as Json]));
    },
  };
}

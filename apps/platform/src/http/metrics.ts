/** Figures of this process as Prometheus reads them (text format 0.0.4). No name, no address, no number of anybody. */
export interface Metrics {
  /** Counts up. @param labels of few values: each set of them is a series of its own */
  count(name: MetricName, labels?: Readonly<Record<string, string>>, by?: number): void;
  text(gauges: Readonly<Record<string, number>>): string;
}

const counters = {
  vedette_http_requests_total: 'Requests answered, by status',
  vedette_link_refusals_total: 'Requests of sentinels refused, by fault',
  vedette_entries_received_total: 'Entries of sentinels that became durable',
  vedette_task_runs_total: 'Turns at background work, by task and outcome',
  vedette_database_faults_total: 'Troubles with the database, by kind',
} as const;
export type MetricName = keyof typeof counters;

export function openMetrics(): Metrics {
  const series = new Map<string, number>();
  return {
    count(name, labels = {}, by = 1) {
      const key = `${name}${labelsText(labels)}`;
      series.set(key, (series.get(key) ?? 0) + by);
    },
    text(gauges) {
      const counted = Object.entries(counters).flatMap(([name, help]) => [
        `# HELP ${name} ${help}`,
        `# TYPE ${name} counter`,
        ...[...series].filter(([key]) => key.split('{')[0] === name).map(([key, value]) => `${key} ${value}`),
      ]);
      const measured = Object.entries(gauges).flatMap(([name, value]) => [
        `# TYPE ${name} gauge`,
        `${name} ${value}`,
      ]);
      return `${[...counted, ...measured].join('\n')}\n`;
    },
  };
}

function labelsText(labels: Readonly<Record<string, string>>): string {
  const parts = Object.entries(labels).map(
    ([name, value]) => `${name}="${value.replaceAll(/["\\\n]/g, '_')}"`,
  );
  return parts.length === 0 ? '' : `{${parts.join(',')}}`;
}

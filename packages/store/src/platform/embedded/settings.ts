import { totalmem } from 'node:os';

const mebibyte = 2 ** 20;

/** What the server is started with; measured on 24 GiB, scaled to the machine. */
export function serverSettings(memory = totalmem()): Readonly<Record<string, string>> {
  const shared = Math.min(2048, Math.max(128, Math.floor(memory / mebibyte / 12)));
  return {
    // One door: a socket in a private folder.
    listen_addresses: '',
    unix_socket_permissions: '0700',
    password_encryption: 'scram-sha-256',
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    shared_buffers: `${shared}MB`,
    effective_cache_size: `${shared * 3}MB`,
    maintenance_work_mem: `${Math.max(64, Math.floor(shared / 4))}MB`,
    work_mem: '16MB',
    max_connections: '60',
    max_wal_size: '4GB',
    checkpoint_timeout: '15min',
    // The build has neither lz4 nor zstd.
    wal_compression: 'pglz',
    random_page_cost: '1.1',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_destination: 'stderr',
    logging_collector: 'off',
    log_checkpoints: 'off',
    // A detail or a statement in the log would show values: tags, and what is sealed.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_statement: 'none',
    log_min_duration_statement: '-1',
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
  };
}

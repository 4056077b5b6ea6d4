import { botDomain, type ChatServerOptions } from './chat-server.ts';
import type { TlsMaterial } from './tls.ts';

export interface ProsodyPlace {
  readonly folder: string;
  readonly port: number;
  readonly securePort: number;
}

/** Prosody's configuration: loopback only, WebSocket only, two chat services. */
export function prosodyConfig(place: ProsodyPlace, options: ChatServerOptions): string {
  const rooms = options.rooms ?? 'kept';
  return `
data_path = "${place.folder}/data"
certificates = "${place.folder}"
admins = { "admin@localhost" }
run_as_root = false
storage = "internal"
${options.archives === 'database' ? databaseArchives(place) : ''}
log = { { levels = { min = "info" }, to = "console" } }
interfaces = { "127.0.0.1" }
c2s_ports = { }
s2s_ports = { }
modules_disabled = { "s2s" }
http_ports = { ${place.port} }
http_interfaces = { "127.0.0.1" }
${tlsListener(place, options.tls)}
http_default_host = "localhost"
consider_websocket_secure = true -- ws:// on loopback counts as encrypted
c2s_require_encryption = true
c2s_stanza_size_limit = 1024 * 1024
websocket_frame_buffer_limit = 4 * 1024 * 1024
-- Nagle's algorithm is on by default, and with delayed acknowledgements costs 40 ms per answer.
network_settings = { tcp_backlog = 1024; nagle = false; opportunistic_writes = true }
gc = { mode = "generational" }
authentication = "internal_hashed"
password_hash = "${options.strongest === 'SCRAM-SHA-256' ? 'SHA-256' : 'SHA-1'}"
${options.strongest === 'PLAIN' ? 'disable_sasl_mechanisms = { "DIGEST-MD5", "SCRAM-SHA-1" }' : ''}
default_archive_policy = true
archive_expires_after = "never"
storage_archive_item_limit = 1000000 -- at the default of 10000 archiving stops silently
max_archive_query_results = 1000
smacks_hibernation_time = 300
smacks_max_queue_size = 20000
pep_max_items = 1000
limits = { }
modules_enabled = { "roster", "saslauth", "disco", "pep", "bookmarks", "private", "carbons", "smacks", "mam", "ping",
  "time", "version", "websocket", "presence", "message", "iq", "offline", "http_files", "adhoc",
  "admin_adhoc" }
http_files_dir = "${place.folder}/www"
http_paths = { files = "/"; websocket = "/xmpp-websocket" }
VirtualHost "localhost"
  disco_items = { { "trading.rooms.localhost", "Trading" } }
${options.certificates ? certifiedHost : ''}
${chatService('rooms.localhost', 'General', rooms)}
${chatService('trading.rooms.localhost', 'Trading', rooms)}
`;
}

/** Its own store reads a long archive through for every page of it. */
function databaseArchives(place: ProsodyPlace): string {
  return `storage = { muc_log = "sql" }
sql = { driver = "SQLite3", database = "${place.folder}/data/archives.sqlite" }`;
}

function tlsListener(place: ProsodyPlace, tls: TlsMaterial | undefined): string {
  if (!tls) return 'https_ports = { }';
  return `https_ports = { ${place.securePort} }
https_interfaces = { "127.0.0.1" }
https_ssl = { certificate = "${tls.certificate}"; key = "${tls.key}"; cafile = "${tls.caFile}";
  verify = { "peer" }; verifyext = { "lsec_continue", "lsec_ignore_purpose" } }`;
}

const certifiedHost = `VirtualHost "${botDomain}"
  authentication = "ccert"
  certificate_match = "xmppaddr"
  disco_items = { { "rooms.localhost", "General" } }`;

function chatService(address: string, name: string, rooms: 'kept' | 'stock'): string {
  const component = `Component "${address}" "muc"\n  name = "${name}"`;
  if (rooms === 'stock') return component;
  return `${component}
  modules_enabled = { "muc_mam" }
  muc_room_locking = true
  muc_room_default_public = true
  muc_room_default_persistent = true
  muc_room_cache_size = 5000
  muc_tombstones = false
  muc_log_by_default = true
  muc_log_expires_after = "never"
  max_archive_query_results = 1000
`;
}

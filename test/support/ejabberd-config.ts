import type { ChatServerOptions } from './chat-server.ts';
import type { TlsMaterial } from './tls.ts';

export interface EjabberdPlace {
  readonly folder: string;
  readonly port: number;
  readonly securePort: number;
}

/** ejabberd's configuration: loopback only, WebSocket only, SQLite, two chat services. */
export function ejabberdConfig(place: EjabberdPlace, options: ChatServerOptions): string {
  return `
loglevel: info
hosts: [ localhost ]
sql_type: sqlite
sql_database: "${place.folder}/ejabberd.sqlite"
default_db: sql
auth_method: internal
auth_password_format: scram # as Debian configures it: only then a salt is the same at every sign-in
${signIn(options)}
new_sql_schema: false
websocket_ping_interval: 60 seconds
websocket_timeout: 5 minutes
s2s_use_starttls: false
oom_killer: false
max_fsm_queue: 100000
${options.tls ? `certfiles: [ "${options.tls.chain}" ]\nca_file: "${options.tls.caFile}"` : ''}
listen:
${listener(place.port, undefined)}
${options.tls ? listener(place.securePort, options.tls) : ''}
acl:
  admin: { user: [ "admin@localhost" ] }
  local: { user_regexp: "" }
access_rules:
  local: { allow: local }
  c2s: { allow: all }
  configure: { allow: admin }
  muc_create: { allow: local }
  pubsub_createnode: { allow: local }
api_permissions:
  "loopback":
    who: { ip: 127.0.0.1/8 }
    what: [ "register" ]
shaper_rules:
  max_user_sessions: infinity
  max_user_offline_messages: infinity
  c2s_shaper: none
modules:
  mod_adhoc: {}
  mod_caps: {}
  mod_configure: {}
  mod_carboncopy: {}
  mod_admin_extra: {}
  mod_disco: {}
  mod_host_meta:
    websocket_url: "ws://@HOST@:${place.port}/ws"
    bosh_service_url: undefined
  mod_http_api: {}
  mod_mam:
    assume_mam_usage: true
    default: always
    clear_archive_on_room_destroy: false
    request_activates_archiving: false
${chatServices(options.rooms ?? 'kept')}
  mod_offline: {}
  mod_ping: {}
  mod_private: {}
  mod_pubsub:
    access_createnode: pubsub_createnode
    max_items_node: 1000
    last_item_cache: false
    plugins: [ flat, pep ]
    force_node_config:
      "urn:xmpp:bookmarks:1": { access_model: whitelist }
  mod_roster: { versioning: true }
  mod_stream_mgmt:
    resend_on_timeout: if_offline
    resume_timeout: 300
    max_resume_timeout: 600
    max_ack_queue: infinity
    queue_type: ram
  mod_time: {}
  mod_version: { show_os: false }
`;
}

/** It offers what the keys that it keeps allow, and the password itself. */
function signIn({ strongest }: ChatServerOptions): string {
  const hash = strongest === 'SCRAM-SHA-256' ? 'auth_scram_hash: sha256\n' : '';
  const weak = 'digest-md5, X-OAUTH2';
  const scram = 'SCRAM-SHA-1, SCRAM-SHA-256, SCRAM-SHA-512';
  return `${hash}disable_sasl_mechanisms: [ ${strongest === 'PLAIN' ? `${weak}, ${scram}` : weak} ]`;
}

function listener(port: number, tls: TlsMaterial | undefined): string {
  return `  -
    port: ${port}
    ip: "127.0.0.1"
    module: ejabberd_http
    backlog: 1024 # at the default of 5 a storm of connections is refused
    tls: ${tls !== undefined}
    request_handlers:
      /ws: ejabberd_http_ws
      /api: mod_http_api
      /.well-known/host-meta: mod_host_meta
      /.well-known/host-meta.json: mod_host_meta`;
}

function chatServices(rooms: 'kept' | 'stock'): string {
  const hosts = 'hosts: [ rooms.@HOST@, trading.rooms.@HOST@ ]';
  if (rooms === 'stock') return `  mod_muc: { ${hosts} }`;
  return `  mod_muc:
    ${hosts}
    access: [ allow ]
    access_admin: [ { allow: admin } ]
    access_create: muc_create
    access_persistent: muc_create
    access_mam: [ allow ]
    history_size: 20
    max_users: 5000
    max_users_admin_threshold: 20
    max_user_conferences: 20000
    max_rooms_discoitems: 20000 # at the default of 100 the others are not listed
    min_message_interval: 0
    min_presence_interval: 0
    user_message_shaper: none
    user_presence_shaper: none
    room_shaper: none
    hibernation_timeout: infinity
    default_room_options:
      mam: true
      persistent: true
      public: true
      public_list: true
      allow_subscription: false
      max_users: 5000
      presence_broadcast: [ moderator, participant, visitor ]`;
}

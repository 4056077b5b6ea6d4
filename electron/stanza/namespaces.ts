/** Every XML namespace that Perch speaks, once. Named by what it is for; the comment names its source. */
export const NS = {
  client: 'jabber:client', // RFC 6120
  framing: 'urn:ietf:params:xml:ns:xmpp-framing', // RFC 7395
  streams: 'http://etherx.jabber.org/streams', // RFC 6120
  streamErrors: 'urn:ietf:params:xml:ns:xmpp-streams', // RFC 6120
  stanzaErrors: 'urn:ietf:params:xml:ns:xmpp-stanzas', // RFC 6120
  sasl: 'urn:ietf:params:xml:ns:xmpp-sasl', // RFC 6120
  bind: 'urn:ietf:params:xml:ns:xmpp-bind', // RFC 6120
  session: 'urn:ietf:params:xml:ns:xmpp-session', // RFC 3921
  roster: 'jabber:iq:roster', // RFC 6121
  form: 'jabber:x:data', // XEP-0004
  discoInfo: 'http://jabber.org/protocol/disco#info', // XEP-0030
  discoItems: 'http://jabber.org/protocol/disco#items', // XEP-0030
  muc: 'http://jabber.org/protocol/muc', // XEP-0045
  mucUser: 'http://jabber.org/protocol/muc#user', // XEP-0045
  mucAdmin: 'http://jabber.org/protocol/muc#admin', // XEP-0045
  mucOwner: 'http://jabber.org/protocol/muc#owner', // XEP-0045
  mucRoomConfig: 'http://jabber.org/protocol/muc#roomconfig', // XEP-0045
  mucRoomInfo: 'http://jabber.org/protocol/muc#roominfo', // XEP-0045
  mucRegister: 'http://jabber.org/protocol/muc#register', // XEP-0045
  mucRequest: 'http://jabber.org/protocol/muc#request', // XEP-0045
  mucUnique: 'http://jabber.org/protocol/muc#unique', // XEP-0307
  mucStable: 'http://jabber.org/protocol/muc#stable_id', // XEP-0045
  mucSelfPing: 'http://jabber.org/protocol/muc#self-ping-optimization', // XEP-0410
  rsm: 'http://jabber.org/protocol/rsm', // XEP-0059
  pubsub: 'http://jabber.org/protocol/pubsub', // XEP-0060
  pubsubEvent: 'http://jabber.org/protocol/pubsub#event', // XEP-0060
  pubsubOwner: 'http://jabber.org/protocol/pubsub#owner', // XEP-0060
  pubsubErrors: 'http://jabber.org/protocol/pubsub#errors', // XEP-0060
  publishOptions: 'http://jabber.org/protocol/pubsub#publish-options', // XEP-0060
  nodeConfig: 'http://jabber.org/protocol/pubsub#node_config', // XEP-0060
  caps: 'http://jabber.org/protocol/caps', // XEP-0115
  altConnectionWebSocket: 'urn:xmpp:alt-connections:websocket', // XEP-0156
  xrd: 'http://docs.oasis-open.org/ns/xri/xrd-1.0', // XEP-0156
  streamManagement: 'urn:xmpp:sm:3', // XEP-0198
  ping: 'urn:xmpp:ping', // XEP-0199
  time: 'urn:xmpp:time', // XEP-0202
  delay: 'urn:xmpp:delay', // XEP-0203
  conference: 'jabber:x:conference', // XEP-0249
  carbons: 'urn:xmpp:carbons:2', // XEP-0280
  forward: 'urn:xmpp:forward:0', // XEP-0297
  archive: 'urn:xmpp:mam:2', // XEP-0313
  hints: 'urn:xmpp:hints', // XEP-0334
  json: 'urn:xmpp:json:0', // XEP-0335
  stanzaIds: 'urn:xmpp:sid:0', // XEP-0359
  bookmarks: 'urn:xmpp:bookmarks:1', // XEP-0402
  displayed: 'urn:xmpp:mds:displayed:0', // XEP-0490
  references: 'urn:xmpp:reference:0', // XEP-0372
  notify: 'urn:xmpp:notification-settings:1', // XEP-0492
  pinning: 'urn:xmpp:bookmarks-pinning:0', // XEP-0469
  retract: 'urn:xmpp:message-retract:1', // XEP-0424
  moderate: 'urn:xmpp:message-moderate:1', // XEP-0425
  occupantId: 'urn:xmpp:occupant-id:0', // XEP-0421
  fullText: 'urn:xmpp:fulltext:0', // XEP-0431
  channelSearch: 'urn:xmpp:channel-search:0:search', // XEP-0433
  channelSearchParams: 'urn:xmpp:channel-search:0:search-params', // XEP-0433
  channelSearchOrder: 'urn:xmpp:channel-search:0:order', // XEP-0433
  streamLimits: 'urn:xmpp:stream-limits:0', // XEP-0478
  addresses: 'http://jabber.org/protocol/address', // XEP-0033
  version: 'jabber:iq:version', // XEP-0092
  register: 'jabber:iq:register', // XEP-0077
  invite: 'urn:xmpp:invite', // XEP-0401
  jsonMessage: 'urn:xmpp:json-msg:0', // XEP-0432
  registerByToken: 'urn:xmpp:ibr-token:0', // XEP-0445
  preauth: 'urn:xmpp:pars:0', // XEP-0445
  vcard: 'vcard-temp', // XEP-0054
  commands: 'http://jabber.org/protocol/commands', // XEP-0050
  admin: 'http://jabber.org/protocol/admin', // XEP-0133
  perch: 'urn:perch:chat:1', // docs/protocol.md
} as const;

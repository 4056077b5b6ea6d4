/**
 * The identifiers that the stations hand each other. All are strings or numbers that cross the bridge as they
 * are; each alias says which one a parameter means.
 */

/** A bare JID, `local@domain`, prepared and in lower case (RFC 7622). */
export type BareAddress = string;

/** The bare JID of a room, `room@service` (XEP-0045). Immutable: a room is never renamed by address. */
export type RoomAddress = BareAddress;

/** The id that a room's archive gave to a message (XEP-0359 `stanza-id` whose `by` is the room). */
export type ArchiveId = string;

/** The id that the sender gave to a message (XEP-0359 `origin-id`); an outbox row is named by it. */
export type OriginId = string;

/**
 * Where a stored message stands in the history of this device: `sentAt * 1024 + sequence`.
 * Within a room its order is the archive's order; across rooms it approximates server time.
 */
export type MessageKey = number;

/** Milliseconds since 1970-01-01T00:00Z. */
export type Timestamp = number;

/**
 * `feeds` are the person's, as they were known last. `feed_hits` holds what of the unread messages of others belongs
 * to which feed, and whether it was read there: a message that is read in its room, moved or removed takes its hits
 * along, whoever does it and for whatever reason. So counts are right without looking at any text.
 */
export const feeds = `
CREATE TABLE feeds (
  id INTEGER PRIMARY KEY,
  feed TEXT NOT NULL UNIQUE,
  kept TEXT NOT NULL
) STRICT;
CREATE TABLE feed_hits (
  room INTEGER NOT NULL,
  key INTEGER NOT NULL,
  feed INTEGER NOT NULL,
  is_read INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (room, key, feed)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER feed_hits_go_with_message AFTER DELETE ON messages BEGIN
  DELETE FROM feed_hits WHERE room = old.room AND key = old.key;
END;
CREATE TRIGGER feed_hits_move_with_message AFTER UPDATE OF key ON messages BEGIN
  UPDATE feed_hits SET key = new.key WHERE room = old.room AND key = old.key;
END;
CREATE TRIGGER feed_hits_go_when_read AFTER UPDATE OF read_up_to ON rooms
  WHEN new.read_up_to IS NOT old.read_up_to
BEGIN
  DELETE FROM feed_hits WHERE room = new.id AND key <= new.read_up_to;
END;
CREATE TRIGGER feed_hits_go_with_room AFTER DELETE ON rooms BEGIN
  DELETE FROM feed_hits WHERE room = old.id;
END;
CREATE TRIGGER feed_hits_go_with_feed AFTER DELETE ON feeds BEGIN
  DELETE FROM feed_hits WHERE feed = old.id;
END;

INSERT INTO feeds (feed, kept)
VALUES ('ego', '{"name":"","match":{"text":"","wording":"all","mentionsMe":true},"action":"count"}');
INSERT INTO feed_hits (room, key, feed)
SELECT m.room, m.key, f.id FROM feeds f, rooms r JOIN messages m ON m.room = r.id
WHERE m.mentions_me = 1 AND m.own = 0 AND m.import IS NULL AND m.key > coalesce(r.read_up_to, 0);
`;

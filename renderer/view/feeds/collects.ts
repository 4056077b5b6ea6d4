import type { FeedMatch } from '#renderer/store/facts.ts';
import { tameName } from '../plain-text.ts';
import { strings } from '../strings.ts';

const switches = ['mentionsMe', 'importance', 'story', 'hasLink'] as const;

/** In one line what a feed collects. */
export function collectsOf({ text, wording, rooms, authors, by, ...only }: FeedMatch): string {
  const { collects } = strings.feeds;
  const words = text.trim();
  const several = /\s/u.test(words) ? `${collects.words[wording]} ` : '';
  const parts = [
    words !== '' && `${several}${collects.quoted(tameName(words))}`,
    by !== undefined && collects.by(tameName(by)),
    authors !== undefined && authors.length > 0 && collects.authors(authors.length),
    rooms !== undefined && collects.rooms(rooms.length),
    ...switches.map((name) => only[name] !== undefined && collects[name]),
  ];
  return parts.filter((part) => part !== false).join(' · ');
}

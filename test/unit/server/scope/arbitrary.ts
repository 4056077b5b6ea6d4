import fc from 'fast-check';
import { tokenRights } from '#electron/stanza/perch-tokens.ts';
import { xml } from '#electron/stanza/xml.ts';
import { domain, operations, room, roomsDomain } from './operations.ts';

const words = ['desk', 'panel', 'lobby', 'ana', 'bot'];
export const anyScope = fc.record({
  rights: fc.uniqueArray(fc.constantFrom(...tokenRights)),
  rooms: fc.oneof(
    fc.constant('all' as const),
    fc.uniqueArray(fc.constantFrom(...words.map((word) => `${word}@${roomsDomain}`))),
  ),
});
const anyAddress = fc
  .tuple(
    fc.option(fc.constantFrom(...words)),
    fc.constantFrom(domain, roomsDomain, 'elsewhere.example'),
    fc.option(fc.constantFrom('Bot', 'phone', 'program')),
  )
  .map(([local, host, resource]) => `${local ? `${local}@` : ''}${host}${resource ? `/${resource}` : ''}`);
/** Anything that a session can try, sent to anybody and anything. */
export const anyStanza = fc
  .tuple(
    fc.constantFrom(...operations),
    fc.option(anyAddress, { nil: undefined }),
    fc.option(fc.constantFrom('get', 'set', 'groupchat', 'chat', 'subscribe', 'unavailable', 'headline')),
  )
  .map(([operation, to, type]) => {
    const { name, attrs, children } = operation.stanza(room);
    const stanza = xml(name, { ...attrs, to, type: type ?? attrs.type });
    stanza.children = children;
    return stanza;
  });

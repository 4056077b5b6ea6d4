import { describe, expect, it } from 'vitest';
import { errorReply, readStanzaError, stanzaError, writeStanzaError } from '#electron/stanza/stanza-error.ts';
import { readStreamError, writeStreamError } from '#electron/stanza/stream-error.ts';
import { parseXml, xml } from '#electron/stanza/xml.ts';

describe('stanza errors', () => {
  it.each([
    stanzaError('forbidden'),
    stanzaError('conflict', 'This name is taken.'),
    stanzaError('not-acceptable', undefined, { type: 'cancel' }),
    stanzaError('conflict', undefined, {
      application: { name: 'precondition-not-met', namespace: 'http://jabber.org/protocol/pubsub#errors' },
    }),
  ])('are read as they were written: %o', (error) => {
    expect(readStanzaError(writeStanzaError(error))).toEqual(error);
  });

  it('reads a condition that nobody knows as undefined-condition', () => {
    const error = parseXml('<error type="nonsense"><odd xmlns="urn:odd"/></error>');
    expect(readStanzaError(error)).toEqual({
      type: 'cancel',
      condition: 'undefined-condition',
      application: { name: 'odd', namespace: 'urn:odd' },
    });
  });

  it('answers to the sender with the same kind and id', () => {
    const reply = errorReply(
      xml('iq', { type: 'get', id: '7', from: 'a@x/1', to: 'b@x' }),
      stanzaError('gone'),
    );
    expect(reply?.attrs).toEqual({ type: 'error', id: '7', from: 'b@x', to: 'a@x/1' });
  });

  it.each([
    xml('iq', { type: 'result' }),
    xml('iq', { type: 'error' }),
    xml('message', { type: 'error' }),
    xml('presence', { type: 'error' }),
  ])('never answers an answer: %s', (stanza) => {
    expect(errorReply(stanza, stanzaError('gone'))).toBeUndefined();
  });
});

describe('stream errors', () => {
  it('are read as they were written', () => {
    const error = { condition: 'policy-violation', text: 'Too large.' } as const;
    expect(readStreamError(writeStreamError(error))).toEqual(error);
  });

  it('are told apart from stanzas', () => {
    expect(readStreamError(xml('error', { xmlns: 'jabber:client' }))).toBeUndefined();
  });
});

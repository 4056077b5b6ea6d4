import { describe, expect, it } from 'vitest';
import { type Command, readCommand, writeCommand } from '#electron/stanza/0050-commands.ts';
import { parseXml, xml } from '#electron/stanza/xml.ts';

const form = { type: 'form', fields: [{ name: 'who', type: 'jid-single', values: [] }] } as const;

describe('ad-hoc commands', () => {
  it.each<Command>([
    { node: 'add', action: 'execute', notes: [] },
    { node: 'add', status: 'executing', sessionId: '7', notes: [], form },
    { node: 'add', action: 'cancel', sessionId: '7', notes: [] },
    { node: 'add', status: 'completed', notes: [{ type: 'warn', text: 'Only just.' }] },
    {
      node: 'list',
      status: 'completed',
      notes: [],
      form: {
        type: 'result',
        fields: [],
        reported: [{ name: 'name', type: 'text-single', label: 'Name', values: [] }],
        items: [[{ name: 'name', values: ['one'] }], [{ name: 'name', values: ['two'] }]],
      },
    },
  ])('reads back what it wrote: %o', (command) => {
    expect(readCommand(parseXml(writeCommand(command).toString()))).toEqual(command);
    expect(readCommand(xml('iq', {}, writeCommand(command)))).toEqual(command);
  });

  it('offers to complete what waits for its form', () => {
    const waiting = writeCommand({ node: 'add', status: 'executing' });
    expect(waiting.getChild('actions')?.attrs.execute).toBe('complete');
    expect(waiting.getChild('actions')?.getChild('complete')).toBeDefined();
  });

  it('takes a note of no known kind as information', () => {
    const text = '<command xmlns="http://jabber.org/protocol/commands" node="n"><note>Done.</note></command>';
    expect(readCommand(parseXml(text))?.notes).toEqual([{ type: 'info', text: 'Done.' }]);
  });

  it.each([
    '<command xmlns="urn:other" node="n"/>',
    '<command xmlns="http://jabber.org/protocol/commands"/>',
    '<command xmlns="http://jabber.org/protocol/commands" node=""/>',
    '<command xmlns="http://jabber.org/protocol/commands" node="n" action="explode"/>',
    '<command xmlns="http://jabber.org/protocol/commands" node="n" status="odd"/>',
  ])('refuses %s', (text) => {
    expect(readCommand(parseXml(text))).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { readForm, writeForm } from '#electron/stanza/0004-form.ts';
import {
  readRegistration,
  readRegistrationForm,
  writeRegistration,
  writeRegistrationForm,
} from '#electron/stanza/0077-registration.ts';
import {
  readInvitationList,
  readMadeInvitation,
  writeInvitationList,
  writeMadeInvitation,
} from '#electron/stanza/0401-invitations.ts';
import {
  offersRegistration,
  readPreauth,
  writePreauth,
  writeRegistrationFeature,
} from '#electron/stanza/0445-preauth.ts';
import { type Element, parseXml, xml } from '#electron/stanza/xml.ts';

/** As it comes off the wire. */
function sent(element: Element): Element {
  return parseXml(element.toString());
}

describe('registering', () => {
  it.each([
    { username: 'ana', password: 'a long one' },
    { username: 'ana', password: '<&>"', name: 'Ana Ruiz' },
  ])('reads back what it wrote: %o', (registration) => {
    expect(readRegistration(sent(writeRegistration(registration)))).toEqual(registration);
  });

  it.each([
    '<query xmlns="urn:other"><username>a</username><password>b</password></query>',
    '<query xmlns="jabber:iq:register"><username>a</username></query>',
    '<query xmlns="jabber:iq:register"><password>b</password></query>',
    '<query xmlns="jabber:iq:register"><username/><password>b</password></query>',
    '<query xmlns="jabber:iq:register"><remove/></query>',
  ])('takes nothing for a registration that is none: %s', (text) => {
    expect(readRegistration(parseXml(text))).toBeUndefined();
  });

  it('asks for a name and a password', () => {
    const form = { instructions: 'Choose.', username: '' };
    expect(readRegistrationForm(sent(writeRegistrationForm(form)))).toEqual(form);
    expect(readRegistrationForm(sent(writeRegistrationForm()))).toBeUndefined();
  });

  it('does not fill in what it does not know', () => {
    const form = writeRegistrationForm({ instructions: 'Choose.', username: '' });
    form.append(xml('email'));
    expect(readRegistrationForm(sent(form))).toBeUndefined();
  });

  it('shows a token, where the server takes one', () => {
    expect(readPreauth(sent(writePreauth('secret')))).toBe('secret');
    expect(readPreauth(sent(writePreauth('')))).toBeUndefined();
    expect(readPreauth(xml('preauth', { xmlns: 'urn:other', token: 'secret' }))).toBeUndefined();
    expect(offersRegistration(sent(xml('features', {}, writeRegistrationFeature())))).toBe(true);
    expect(offersRegistration(xml('features', {}, xml('register', { xmlns: 'urn:other' })))).toBe(false);
  });
});

describe('invitations', () => {
  it.each([
    { uri: 'xmpp:a.example?register;preauth=x' },
    { uri: 'xmpp:a.example', landingUrl: 'https://a.example/x', expire: 1_700_000_000_000, id: '7' },
  ])('are read back when made: %o', (made) => {
    expect(readMadeInvitation(formOf(writeForm(writeMadeInvitation(made))))).toEqual(made);
  });

  it('are read back when listed, without what is malformed', () => {
    const [madeAt, expire] = [1_700_000_000_000, 1_700_600_000_000];
    const list = [
      { id: '1', state: 'open', madeBy: 'ana@x', madeAt, expire },
      { id: '2', state: 'used', madeBy: 'ana@x', usedBy: 'ben@x', madeAt, expire, note: 'Ben, from Desk' },
    ] as const;
    const element = writeForm(writeInvitationList(list));
    element.append(xml('item', {}, xml('field', { var: 'id' }, xml('value', {}, '3'))));
    expect(readInvitationList(formOf(element))).toEqual(list);
  });
});

function formOf(element: Element): NonNullable<ReturnType<typeof readForm>> {
  const form = readForm(sent(element));
  if (!form) throw new Error('This is no form');
  return form;
}

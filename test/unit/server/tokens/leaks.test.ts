import { describe, expect, it } from 'vitest';
import { readDiscoItems, writeDiscoItems } from '#electron/stanza/0030-disco.ts';
import { writeMucJoin } from '#electron/stanza/0045-muc.ts';
import { writePubSubRequest } from '#electron/stanza/0060-pubsub.ts';
import { writeBookmark } from '#electron/stanza/0402-bookmarks.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import type { TokenWish } from '#electron/stanza/perch-tokens.ts';
import { readStanzaError } from '#electron/stanza/stanza-error.ts';
import { type Element, xml } from '#electron/stanza/xml.ts';
import { Device, isMessage, message } from '../device.ts';
import { desk, domain, house, makeRoom, makeToken, panel, roomsDomain, signInBy } from './house.ts';

/** A program beside a person of the same account, who sees Ana. */
async function botBesidePerson(wish: Partial<TokenWish> = {}) {
  const { server, root, ana } = await house();
  await server.putAccount('bot', "bot's password");
  const person = await Device.signIn(server, 'bot', { resource: 'phone' });
  const bot = await signInBy(server, (await makeToken(root, wish)).token, 'program');
  return { server, root, ana, person, bot };
}

async function enter(device: Device, room: string, nickname = 'Bot'): Promise<Element> {
  const history = { maxStanzas: 20 };
  device.send(xml('presence', { to: `${room}/${nickname}` }, writeMucJoin({ history })));
  return device.hears((element) => element.is('presence') && element.attrs.from === `${room}/${nickname}`);
}

function say(device: Device, room: string, text: string): void {
  device.send(message(room, text, { type: 'groupchat', id: text }));
}

const isError = (id: string) => (element: Element) =>
  element.attrs.type === 'error' && element.attrs.id === id;

describe('a program that signs in with a token', () => {
  it('gets nothing that is for the people of its account', async () => {
    const { ana, person, bot } = await botBesidePerson({ rights: ['read', 'post', 'manage'], rooms: 'all' });
    // It says that it is there and wants everything: in vain, and without a word.
    bot.send(xml('presence', {}, xml('priority', {}, '100')));
    await bot.asks('set', undefined, xml('enable', { xmlns: NS.carbons }));
    await bot.asks('get', undefined, xml('query', { xmlns: NS.roster }));
    ana.send(message('bot@localhost', 'to the account'));
    ana.send(message(bot.address, 'to the program'));
    ana.send(xml('presence', { to: bot.address }));
    ana.send(xml('presence', { to: 'bot@localhost', type: 'subscribe' }));
    ana.send(xml('message', { to: bot.address, type: 'headline' }, xml('body', {}, 'news')));
    const question = await ana.asks('get', bot.address, xml('query', { xmlns: NS.version }));
    expect(readStanzaError(question)?.condition).toBe('service-unavailable');
    await person.hears(isMessage('to the account'));
    person.send(message('ana@localhost', 'from the person'));
    await ana.hears(isMessage('from the person'));
    const items = [{ id: desk, payload: writeBookmark({ autojoin: true }) }];
    await person.asks('set', undefined, writePubSubRequest({ kind: 'publish', node: NS.bookmarks, items }));
    expect(await bot.everythingHeard()).toEqual([]);
  });

  it('is not seen by those who see the account', async () => {
    const { person, bot } = await botBesidePerson();
    bot.send(xml('presence'));
    await bot.everythingHeard();
    expect((await person.everythingHeard()).filter((element) => element.is('presence'))).toEqual([]);
  });

  it('hears nothing of rooms beyond its own, where its account is with another device', async () => {
    const { ana, person, bot } = await botBesidePerson();
    await enter(person, panel);
    await enter(bot, desk);
    say(ana, panel, 'for the panel');
    await person.hears(isMessage('for the panel'));
    expect((await bot.everythingHeard()).filter(({ attrs }) => String(attrs.from).startsWith(panel))).toEqual(
      [],
    );
  });

  it('does not find out which rooms there are beside its own', async () => {
    const { ana, bot } = await botBesidePerson();
    await makeRoom(ana, `secret@${roomsDomain}`, true);
    const list = await bot.asks('get', roomsDomain, writeDiscoItems());
    const query = list.getChild('query');
    expect(query && readDiscoItems(query)?.items.map(({ address }) => address)).toEqual([desk]);
    const errors = [];
    for (const room of [panel, `secret@${roomsDomain}`, `nowhere@${roomsDomain}`]) {
      errors.push(readStanzaError(await bot.asks('get', room, xml('query', { xmlns: NS.discoInfo }))));
    }
    expect(errors[0]).toMatchObject({ condition: 'item-not-found' });
    expect(new Set(errors.map((error) => JSON.stringify(error))).size).toBe(1);
  });

  it('is told the same of a room beyond its own as a person of a room that is not there', async () => {
    const { person, bot } = await botBesidePerson({ rights: ['read', 'post', 'manage'] });
    const questions: readonly ((room: string) => Element)[] = [
      (room) => xml('iq', { type: 'get', to: room, id: '1' }, xml('query', { xmlns: NS.discoItems })),
      (room) => xml('iq', { type: 'set', to: room, id: '2' }, xml('query', { xmlns: NS.archive })),
      (room) => xml('iq', { type: 'get', to: room, id: '3' }, xml('query', { xmlns: NS.mucOwner })),
      (room) => message(room, 'words', { type: 'groupchat', id: '4' }),
      (room) => message(`${room}/Ana`, 'words', { id: '5' }),
    ];
    for (const question of questions) {
      const { id } = question(panel).attrs;
      bot.send(question(panel));
      person.send(question(`nowhere@${roomsDomain}`));
      const [one, other] = await Promise.all([bot.hears(isError(id)), person.hears(isError(id))]);
      expect(readStanzaError(one)).toEqual(readStanzaError(other));
    }
  });

  it('gets no invitation and no private words, not even from its own room', async () => {
    const { ana, bot } = await botBesidePerson({ rights: ['read', 'post'] });
    await enter(bot, desk);
    await enter(ana, desk, 'Ana');
    ana.send(message(`${desk}/Bot`, 'in private'));
    ana.send(
      xml('message', { to: desk }, xml('x', { xmlns: NS.mucUser }, xml('invite', { to: bot.address }))),
    );
    await ana.everythingHeard();
    const heard = (await bot.everythingHeard()).map(String).join();
    expect(heard).not.toContain('in private');
    expect(heard).not.toContain('<invite');
  });

  it('makes no room, also where it is to be in one that is gone', async () => {
    const { ana, bot } = await botBesidePerson({ rights: ['read', 'post', 'manage'] });
    await ana.asks('set', desk, xml('query', { xmlns: NS.mucOwner }, xml('destroy')));
    expect(readStanzaError(await enter(bot, desk))?.condition).toBe('item-not-found');
    expect(readStanzaError(await enter(bot, `new@${roomsDomain}`))?.condition).toBe('item-not-found');
  });
});

describe('a token to read', () => {
  it('reads what was said and what is said, and says nothing', async () => {
    const { ana, bot } = await botBesidePerson();
    await enter(ana, desk, 'Ana');
    say(ana, desk, 'before');
    await ana.hears(isMessage('before'));
    await enter(bot, desk);
    await bot.hears(isMessage('before'));
    say(ana, desk, 'now');
    await bot.hears(isMessage('now'));
    say(bot, desk, 'mine');
    expect(readStanzaError(await bot.hears(isError('mine')))?.condition).toBe('forbidden');
    bot.send(xml('presence', { to: `${desk}/Bot` }, xml('status', {}, 'spoken in presence')));
    await bot.everythingHeard();
    expect((await ana.everythingHeard()).map(String).join()).not.toMatch(/mine|spoken/);
  });
});

describe('a token to post', () => {
  it('says something and hears that it was said, and hears nobody else', async () => {
    const { ana, person, bot } = await botBesidePerson({ rights: ['post'] });
    await enter(ana, desk, 'Ana');
    say(ana, desk, 'before');
    await ana.hears(isMessage('before'));
    await enter(person, desk, 'Person');
    await enter(bot, desk);
    say(bot, desk, 'mine');
    await bot.hears(isMessage('mine'));
    await ana.hears(isMessage('mine'));
    say(ana, desk, 'after');
    await person.hears(isMessage('after'));
    const archive = await bot.asks('set', desk, xml('query', { xmlns: NS.archive }));
    expect(readStanzaError(archive)?.condition).toBe('forbidden');
    const heard = (await bot.everythingHeard()).map(String).join();
    expect(heard).not.toMatch(/before|after|Ana|Person/);
  });

  it('does not hear what its account says on another device, under the nickname that they share', async () => {
    const { ana, person, bot } = await botBesidePerson({ rights: ['post'] });
    await enter(ana, desk, 'Ana');
    await enter(person, desk);
    await enter(bot, desk);
    say(person, desk, 'by the person');
    await ana.hears(isMessage('by the person'));
    say(bot, desk, 'mine');
    await bot.hears(isMessage('mine'));
    expect((await bot.everythingHeard()).map(String).join()).not.toContain('by the person');
  });

  it('does not hear somebody whose nickname it wanted', async () => {
    const { ana, bot } = await botBesidePerson({ rights: ['post'] });
    await enter(ana, desk, 'Ana');
    expect(readStanzaError(await enter(bot, desk, 'Ana'))?.condition).toBe('conflict');
    await enter(bot, desk, 'Bot');
    say(ana, desk, 'words');
    await ana.hears(isMessage('words'));
    expect((await bot.everythingHeard()).map(String).join()).not.toContain('words');
  });
});

describe('a token to manage', () => {
  it('manages where its account manages, and nothing else', async () => {
    const { ana, bot } = await botBesidePerson({ rights: ['manage'] });
    const configuration = xml('query', { xmlns: NS.mucOwner });
    expect(readStanzaError(await bot.asks('get', desk, configuration))?.condition).toBe('forbidden');
    const item = xml('item', { affiliation: 'owner', jid: 'bot@localhost' });
    await ana.asks('set', desk, xml('query', { xmlns: NS.mucAdmin }, item));
    expect((await bot.asks('get', desk, configuration)).attrs.type).toBe('result');
    expect(readStanzaError(await bot.asks('set', desk, xml('query', { xmlns: NS.archive })))?.condition).toBe(
      'forbidden',
    );
    const command = xml('command', { xmlns: NS.commands, node: 'urn:xmpp:invite#invite' });
    expect(readStanzaError(await bot.asks('set', domain, command))?.condition).toBe('forbidden');
  });
});

it('a token of an administrator administers nothing', async () => {
  const { server, root } = await house();
  const { token } = await makeToken(root, {
    account: 'root@localhost',
    rights: ['read', 'post', 'manage'],
    rooms: 'all',
  });
  const bot = await signInBy(server, token);
  const list = xml('query', { xmlns: NS.discoItems, node: NS.commands });
  expect(readStanzaError(await bot.asks('get', domain, list))?.condition).toBe('forbidden');
  const command = xml('command', { xmlns: NS.commands, node: `${NS.perch}#token-list` });
  expect(readStanzaError(await bot.asks('set', domain, command))?.condition).toBe('forbidden');
  expect(readStanzaError(await bot.asks('set', roomsDomain, command))?.condition).toBe('forbidden');
});

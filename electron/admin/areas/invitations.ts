import {
  createAccountCommand,
  listInvitationsCommand,
  readInvitationList,
  readMadeInvitation,
  withdrawInvitationCommand,
} from '#electron/stanza/0401-invitations.ts';
import { moment, table } from '../table.ts';
import type { Verb } from '../verb.ts';
import { listed, only } from '../words.ts';

export const invitationVerbs: readonly Verb[] = [
  {
    words: 'invite create',
    takes: '[--days NUMBER] [--note TEXT] [--rooms ROOM,…]',
    does: 'makes a link by which one person may make an account',
    options: { days: { type: 'string' }, note: { type: 'string' }, rooms: { type: 'string' } },
    run: async (given, desk) => {
      const [days, note, rooms] = [given.text('days'), given.text('note'), given.text('rooms')];
      const { form } = await desk.execute(createAccountCommand, {
        ...(days !== undefined && { days }),
        ...(note !== undefined && { note }),
        ...(rooms !== undefined && { rooms: listed(rooms) }),
      });
      const made = form && readMadeInvitation(form);
      const until = made?.expire === undefined ? '' : ` until ${moment(made.expire)}`;
      return {
        lines: made ? [made.uri] : [],
        note: `The link lets one person in${until}. It is shown once.`,
      };
    },
  },
  {
    words: 'invite list',
    does: 'lists the invitations, and who used them',
    run: async (_, desk) => {
      const { form } = await desk.execute(listInvitationsCommand);
      const rows = (form ? readInvitationList(form) : []).map((one) => [
        one.id,
        one.state,
        moment(one.expire),
        one.madeBy,
        one.usedBy ?? '',
        one.note ?? '',
      ]);
      return { lines: table(['ID', 'STATE', 'UNTIL', 'MADE BY', 'USED BY', 'NOTE'], rows) };
    },
  },
  {
    words: 'invite withdraw',
    takes: 'ID',
    does: 'takes an invitation back',
    run: async (given, desk) => {
      const id = only(given, 'ID');
      await desk.execute(withdrawInvitationCommand, { id });
      return { note: `${id} is withdrawn.` };
    },
  },
];

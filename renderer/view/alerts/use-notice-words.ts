import type { App } from '#renderer/store/app.ts';
import type { AlertExplanation } from '#renderer/store/facts.ts';
import type { Notice } from '#renderer/store/notices.ts';
import { useApp } from '../app-context.ts';
import { causeWords, ruleWords } from '../parts/alerts/rule-words.ts';
import { tameName } from '../plain-text.ts';
import { strings } from '../strings.ts';

interface NoticeWords {
  readonly title?: string;
  readonly text: string;
  /** Why it is told. */
  readonly why?: string;
  /** Only the members of a secret room read it. */
  readonly isPrivate?: boolean;
  readonly action?: { readonly word: string; readonly run: () => void };
}

/** What a notice says, and the one thing that can be done about it. */
export function useNoticeWords(notice: Notice): NoticeWords {
  return wordsOf(notice, useApp());
}

function wordsOf(notice: Notice, app: App): NoticeWords {
  const { rooms, navigation, notices, entry, place, roomInvitations } = app;
  switch (notice.kind) {
    case 'alert': {
      const { title, text, room, key, because } = notice.alert;
      const run = () => navigation.show({ room, key });
      const why = causeWords(notice.alert, app) ?? whyOf(because);
      const isPrivate = rooms.get(room)?.privacy === 'Secret';
      const action = { word: strings.notices.show, run };
      return { title, text, isPrivate, ...(why && { why }), action };
    }
    case 'why':
      return whyWords(notice.explanation, app);
    case 'rule': {
      const { rule, added } = notice;
      const sentence = ruleWords(rule, app);
      const run = (): void =>
        app.alertChoices.change(added ? { removeRules: [rule.id] } : { putRules: [rule] });
      const text = added ? strings.alertRules.added(sentence) : strings.alertRules.removed(sentence);
      return { text, action: { word: strings.notices.undo, run } };
    }
    case 'left': {
      const { room, followed } = notice;
      const again = followed ? rooms.follow : rooms.join;
      const run = () => void again(room).then(() => navigation.show({ room }), notices.trouble);
      return {
        text: strings.notices.left(tameName(notice.name)),
        action: { word: strings.notices.undo, run },
      };
    }
    case 'unfollowed': {
      const run = () => void rooms.follow(notice.room).catch(notices.trouble);
      return {
        text: strings.notices.unfollowed(tameName(notice.name)),
        action: { word: strings.notices.undo, run },
      };
    }
    case 'declined': {
      const run = () => roomInvitations.keep(notice.room);
      const text = strings.notices.declined(tameName(notice.name));
      return { text, action: { word: strings.notices.undo, run } };
    }
    case 'asked in': {
      const { room, name = room, inviter } = notice.invitation;
      const text = inviter
        ? strings.notices.askedIn(tameName(inviter.name))
        : strings.notices.askedInBySomebody;
      const run = () => place.openDialog('invitations');
      return { title: tameName(name), text, action: { word: strings.notices.show, run } };
    }
    case 'feed removed': {
      const run = () => app.feeds.bringBack(notice.feed);
      return { text: strings.feeds.removed(notice.name), action: { word: strings.notices.undo, run } };
    }
    case 'link':
      return linkWords(notice, app);
    case 'invitation': {
      const run = () => entry.open({ way: 'invitation', link: notice.link });
      const { domain } = notice;
      const text =
        domain === null ? strings.notices.invitationBroken : strings.notices.invitation(tameName(domain));
      return { text, action: { word: strings.notices.join, run } };
    }
    case 'lost':
      return { title: tameName(notice.name), text: notice.fault.text };
    case 'add-in link': {
      const { addIn, url } = notice;
      const run = () => void app.ask('links.open', { url }).catch(notices.trouble);
      const text = strings.notices.addInLink(tameName(addIn), url);
      return { text, action: { word: strings.notices.open, run } };
    }
    case 'copied':
      return { text: strings.notices.copied };
    case 'not removed':
      return { title: strings.removal.refused, text: notice.fault.text };
    case 'begun anew':
      return { title: strings.notices.begunAnew, text: strings.notices.begunAnewMore };
    case 'host':
      return { text: notice.warning };
    case 'trouble':
      return { text: notice.fault.text };
  }
}

function linkWords({ known, name, called, ...spot }: Notice & { kind: 'link' }, app: App): NoticeWords {
  const { room } = spot;
  const { rooms, navigation, notices } = app;
  const show = (): void => navigation.show(spot);
  if (known) {
    const listed = tameName(rooms.get(room)?.name ?? room);
    return { text: strings.notices.linkKnown(listed), action: { word: strings.notices.open, run: show } };
  }
  const enter = () => void rooms.join(room).then(show, notices.trouble);
  const text =
    name === undefined
      ? strings.notices.linkNew(called === undefined ? room : tameName(called))
      : strings.notices.foundElsewhere(tameName(name));
  return { text, action: { word: strings.notices.enter, run: enter } };
}

function whyWords(explanation: AlertExplanation, app: App): NoticeWords {
  const { because, alert, remembered } = explanation;
  const words = strings.alertWhy;
  const [yes, no] = remembered ? [words.alerted, words.notAlerted] : [words.wouldAlert, words.wouldNotAlert];
  const [, known] = Object.entries(words.because).find(([reason]) => reason === because) ?? [];
  const run = (): void => app.place.openDialog('alert rules');
  return {
    title: alert ? yes : no,
    text: causeWords(explanation, app) ?? known ?? '',
    action: { word: strings.alertRules.open, run },
  };
}

function whyOf(because: string): string | undefined {
  const [, words] = Object.entries(strings.alerts.why).find(([reason]) => reason === because) ?? [];
  return words;
}

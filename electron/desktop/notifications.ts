import type { Notification } from '../host/host.ts';
import { words } from './words.ts';

/** Electron's `Notification`, as far as it is used here. */
interface NotificationClass {
  isSupported(): boolean;
  new (options: NotificationOptions): Shown;
}

interface NotificationOptions {
  readonly title: string;
  readonly body: string;
  readonly urgency: 'normal' | 'critical';
  readonly silent: boolean;
  readonly hasReply?: boolean;
  readonly replyPlaceholder?: string;
}

interface Shown {
  on(event: 'click' | 'close', listener: () => void): unknown;
  on(event: 'reply', listener: (details: { readonly reply: string }) => void): unknown;
  show(): void;
  close(): void;
}

interface Parts {
  readonly Notification: NotificationClass;
  readonly platform: NodeJS.Platform;
  /** Brings the window to the front. */
  readonly showWindow: () => void;
}

/** Shows notifications by the operating system, answering false where it has none, and takes them back. */
export function createNotifier({ Notification, platform, showWindow }: Parts) {
  // Held on to until they are gone: a collected notification no longer hears its click.
  const shown = new Map<string, Shown>();
  const withdraw = (tag: string): void => shown.get(tag)?.close();
  const notify = ({ tag, title, text, urgent, onClick, onReply }: Notification): boolean => {
    if (!Notification.isSupported()) return false;
    withdraw(tag);
    const body = platform === 'linux' ? escapeMarkup(text) : text;
    const notification = new Notification({
      title,
      body,
      urgency: urgent ? 'critical' : 'normal',
      // Our own sound is heard where somebody wants one.
      silent: true,
      // Shown by macOS and Windows; Linux has no place for it.
      ...(onReply && { hasReply: true, replyPlaceholder: words.reply }),
    });
    const forget = () => {
      if (shown.get(tag) === notification) shown.delete(tag);
    };
    notification.on('click', () => {
      forget();
      showWindow();
      onClick();
    });
    if (onReply) {
      notification.on('reply', ({ reply }) => {
        forget();
        onReply(reply);
      });
    }
    notification.on('close', forget);
    shown.set(tag, notification);
    notification.show();
    return true;
  };
  return { notify, withdraw };
}

/**
 * The freedesktop notification specification reads the body as markup, and Electron passes it on as it is: a
 * message must not be able to draw links or bold text there.
 */
export function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** What the page can find out of its own notifications. */
export type PageOutcome = 'shown' | 'silent' | 'refused' | 'unasked' | 'denied' | 'none';

/** Milliseconds after which a notification that says nothing of itself is taken to be held back. */
const patience = 3000;

/** Shows a notification by the browser, and tells what became of it. Never rejects. */
export function tryNotification(title: string, body: string): Promise<PageOutcome> {
  if (!('Notification' in window)) return Promise.resolve('none');
  const { permission } = Notification;
  if (permission !== 'granted') return Promise.resolve(permission === 'denied' ? 'denied' : 'unasked');
  return new Promise((resolve) => {
    try {
      const notification = new Notification(title, { body });
      notification.onshow = () => resolve('shown');
      notification.onerror = () => resolve('refused');
      setTimeout(() => resolve('silent'), patience);
    } catch {
      // Where only service workers may notify, the constructor throws (Notifications API, 3.1).
      resolve('refused');
    }
  });
}

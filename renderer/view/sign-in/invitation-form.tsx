import { type ClipboardEvent, useCallback, useEffect, useState } from 'react';
import type { InvitationFacts } from '#renderer/store/facts.ts';
import { useApp } from '../app-context.ts';
import { FaultNote } from '../fault-note.tsx';
import { strings } from '../strings.ts';
import { useSubmit } from '../use-submit.ts';
import { Field } from './field.tsx';
import { Invited } from './invited.tsx';

interface Read {
  readonly link: string;
  readonly invitation: InvitationFacts;
}

/** A link in, an account out. What the link says is shown before anything is sent to anybody. */
export function InvitationForm({ link: opened }: { readonly link?: string | undefined }) {
  const { ask } = useApp();
  const { busy, fault, run } = useSubmit();
  const [link, setLink] = useState(opened ?? '');
  const [read, setRead] = useState<Read>();
  const look = useCallback(
    (text: string): Promise<void> =>
      run(async () => {
        const { invitation } = await ask('account.readInvitation', { link: text.trim() });
        setRead({ link: text.trim(), invitation });
      }),
    [ask, run],
  );
  useEffect(() => {
    if (opened === undefined) return;
    setLink(opened);
    void look(opened);
  }, [opened, look]);
  const paste = (event: ClipboardEvent): void => {
    const text = event.clipboardData.getData('text');
    if (!text.trim().toLowerCase().startsWith('xmpp:')) return;
    event.preventDefault();
    setLink(text.trim());
    void look(text);
  };
  if (read) return <Invited {...read} onAnother={() => setRead(undefined)} />;
  return (
    <form
      className="sign-in-form"
      onSubmit={(event) => {
        event.preventDefault();
        void look(link);
      }}
    >
      <Field
        name="invitation-link"
        label={strings.join.link}
        hint={strings.join.linkHint}
        value={link}
        onChange={setLink}
        onPaste={paste}
        dir="ltr"
        first
      />
      <FaultNote fault={fault} />
      <button type="submit" className="button primary" aria-disabled={busy}>
        {strings.join.read}
      </button>
    </form>
  );
}

import { useEffect, useRef, useState } from 'react';
import type { Issued as IssuedInvitation } from '#renderer/store/sharing.ts';
import { useApp } from '../app-context.ts';
import { Icon } from '../icons.tsx';
import { tameName } from '../plain-text.ts';
import { strings } from '../strings.ts';
import { QrCode } from './qr-code.tsx';
import { useDay } from './use-day.ts';

/** The invitation that was made just now: its link is never told again. */
export function Issued({ invitation: { note, link, until } }: { readonly invitation: IssuedInvitation }) {
  const dayOf = useDay();
  const field = useRef<HTMLInputElement>(null);
  // What was asked for is here: whoever uses the keyboard goes on with it, and it comes into sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for every invitation
  useEffect(() => {
    field.current?.select();
    field.current?.closest('.issued')?.scrollIntoView({ block: 'nearest' });
  }, [link]);
  return (
    <section className="issued" aria-label={strings.sharing.link}>
      <QrCode text={link} />
      <div className="issued-words">
        {note !== '' && <h3 dir="auto">{tameName(note)}</h3>}
        <input
          ref={field}
          className="input"
          dir="ltr"
          readOnly
          aria-label={strings.sharing.link}
          value={link}
          onFocus={(event) => event.target.select()}
        />
        <CopyLink key={link} link={link} />
        <p>{until === undefined ? strings.sharing.madeOpen : strings.sharing.made(dayOf(until))}</p>
        <p className="hint">{strings.sharing.once}</p>
      </div>
    </section>
  );
}

function CopyLink({ link }: { readonly link: string }) {
  const { notices } = useApp();
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(link);
    setCopied(true);
  };
  return (
    <button type="button" className="button" onClick={() => void copy().catch(notices.trouble)}>
      <Icon name={copied ? 'check' : 'copy'} />
      <span aria-live="polite">{copied ? strings.sharing.copied : strings.sharing.copy}</span>
    </button>
  );
}

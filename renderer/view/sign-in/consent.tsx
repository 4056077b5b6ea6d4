import type { Fault } from '#renderer/store/facts.ts';
import { strings } from '../strings.ts';
import { useInSight } from '../use-in-sight.ts';

/** What a person may allow a server after it was refused; nothing of it is allowed before. */
export type Consent = 'allowPlain' | 'acceptWeaker';

const asked: Partial<Record<Fault['code'], Consent>> = {
  PlainNotAllowed: 'allowPlain',
  WeakerSignIn: 'acceptWeaker',
};

/** The consent that would take this fault away. */
export function consentFor(fault: Fault | undefined): Consent | undefined {
  return fault && asked[fault.code];
}

const words = {
  allowPlain: {
    title: strings.consent.plainTitle,
    text: strings.consent.plainText,
    yes: strings.consent.plainYes,
  },
  acceptWeaker: {
    title: strings.consent.weakerTitle,
    text: strings.consent.weakerText,
    yes: strings.consent.weakerYes,
  },
} as const;

interface Props {
  readonly consent: Consent;
  readonly domain: string;
  readonly onGive: () => void;
}

/** Says what it means before it asks. */
export function ConsentNote({ consent, domain, onGive }: Props) {
  const { title, text, yes } = words[consent];
  const place = useInSight<HTMLDivElement>();
  return (
    <div ref={place} className="consent" role="alert">
      <h2>{title}</h2>
      <p>{text(domain)}</p>
      <button type="button" className="button" onClick={onGive}>
        {yes}
      </button>
    </div>
  );
}

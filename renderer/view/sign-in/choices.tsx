import type { Way } from '#renderer/store/entry.ts';
import { useApp } from '../app-context.ts';
import { Icon, type IconName } from '../icons.tsx';
import { strings } from '../strings.ts';

interface Choice {
  readonly way: Way;
  readonly icon: IconName;
  readonly title: string;
  readonly text: string;
}

const choices: readonly Choice[] = [
  { way: 'here', icon: 'computer', title: strings.signIn.here, text: strings.signIn.hereMore },
  { way: 'server', icon: 'server', title: strings.signIn.server, text: strings.signIn.serverMore },
  {
    way: 'invitation',
    icon: 'invitation',
    title: strings.signIn.invitation,
    text: strings.signIn.invitationMore,
  },
];

/** Where the rooms shall be. `from` gets the focus back. */
export function Choices({ from }: { readonly from?: Way | undefined }) {
  const { entry } = useApp();
  return (
    <div className="choices">
      {choices.map(({ way, icon, title, text }) => (
        <button
          key={way}
          type="button"
          className="choice"
          // biome-ignore lint/a11y/noAutofocus: this is where the person was before they came back
          autoFocus={way === from}
          onClick={() => entry.go({ way })}
        >
          <Icon name={icon} />
          <span className="choice-title">{title}</span>
          <span className="choice-text">{text}</span>
        </button>
      ))}
    </div>
  );
}

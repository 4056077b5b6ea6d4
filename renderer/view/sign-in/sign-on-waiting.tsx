import { useApp, usePart } from '../app-context.ts';
import { strings } from '../strings.ts';

interface Props {
  readonly domain: string;
  readonly onCancel: () => void;
}

/** While the person is in their browser. */
export function SignOnWaiting({ domain, onCancel }: Props) {
  const page = usePart(useApp().entry, (state) => state.page);
  return (
    <div className="sign-in-form sign-on-waiting">
      <div role="status">
        <h2>{page === undefined ? strings.signOn.looking : strings.signOn.title}</h2>
        <p>
          {page === undefined
            ? strings.signOn.lookingMore(domain)
            : strings.signOn.text(hostOf(page), domain)}
        </p>
      </div>
      {/* biome-ignore lint/a11y/noAutofocus: the button that was pressed is gone, and this is the one thing to do */}
      <button type="button" className="button" autoFocus onClick={onCancel}>
        {strings.signOn.cancel}
      </button>
      {page !== undefined && <PageAgain page={page} />}
    </div>
  );
}

function PageAgain({ page }: { readonly page: string }) {
  const { ask, notices } = useApp();
  const open = (): void => void ask('links.open', { url: page }).catch(notices.trouble);
  const copy = (): void => void navigator.clipboard.writeText(page).catch(notices.trouble);
  return (
    <p className="page-again">
      {strings.signOn.nothingOpened}{' '}
      <button type="button" className="button plain small" onClick={open}>
        {strings.signOn.openPage}
      </button>
      <button type="button" className="button plain small" onClick={copy}>
        {strings.signOn.copyPage}
      </button>
    </p>
  );
}

/** Who vouches: the person should know the name of the page that they are going to trust. */
function hostOf(page: string): string {
  return URL.canParse(page) ? new URL(page).host : page;
}

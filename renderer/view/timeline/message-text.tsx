import { useState } from 'react';
import { useApp } from '../app-context.ts';
import { tame } from '../plain-text.ts';
import { strings } from '../strings.ts';
import { linkify, type Piece } from './linkify.ts';

const foldAt = 6000;
/** Lines of a story that show before it is unfolded are set in the style sheet. */
const storyFoldAt = 300;

/** What somebody wrote: text and links, nothing else; long ones fold. */
export function MessageText({ text, story }: { readonly text: string; readonly story: boolean }) {
  const [open, setOpen] = useState(false);
  const foldable = text.length > (story ? storyFoldAt : foldAt);
  const shown = foldable && !open ? text.slice(0, story ? storyFoldAt * 2 : foldAt) : text;
  return (
    <>
      <div className={foldable && !open ? 'text folded' : 'text'} dir="auto">
        {linkify(tame(shown)).map((piece, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text never change places
          <PieceOf key={index} piece={piece} />
        ))}
      </div>
      {foldable && (
        <button
          type="button"
          className="button plain small fold"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {open ? strings.timeline.less : story ? strings.timeline.more : strings.timeline.shortened}
        </button>
      )}
    </>
  );
}

function PieceOf({ piece }: { readonly piece: Piece }) {
  return piece.kind === 'link' ? <Link url={piece.url} text={piece.text} /> : piece.text;
}

/** Opens by the host alone: the page itself goes nowhere, whatever key or button was used. */
function Link({ url, text }: { readonly url: string; readonly text: string }) {
  const { ask, notices } = useApp();
  const open = (event: { preventDefault(): void }): void => {
    event.preventDefault();
    ask('links.open', { url }).catch(notices.trouble);
  };
  return (
    <a href={url} title={url} dir="ltr" rel="noreferrer" draggable={false} onClick={open} onAuxClick={open}>
      {text}
    </a>
  );
}

import type { CardBlock } from '#renderer/store/facts.ts';
import { useApp, usePart } from './app-context.ts';
import { tame } from './plain-text.ts';

/** One part of a card: text, never markup. */
export function CardBlockView({ block }: { readonly block: CardBlock }) {
  const language = usePart(useApp().session, ({ host }) => host.language);
  const percent = new Intl.NumberFormat(language, { style: 'percent' });
  switch (block.kind) {
    case 'text':
      return (
        <p className="card-text" dir="auto">
          {tame(block.text)}
        </p>
      );
    case 'facts':
      return <Facts facts={block.facts} />;
    case 'table':
      return <Table head={block.head} rows={block.rows} />;
    case 'progress':
      return (
        <label className="card-progress">
          <span dir="auto">{tame(block.label)}</span>
          <progress value={block.part} max={1} />
          <bdi className="card-number">{percent.format(block.part)}</bdi>
        </label>
      );
    case 'link':
      return <CardLink text={block.text} url={block.url} />;
  }
}

type Block<K extends CardBlock['kind']> = Extract<CardBlock, { kind: K }>;

function Facts({ facts }: Pick<Block<'facts'>, 'facts'>) {
  return (
    <dl className="card-facts">
      {facts.map(({ name, value, tone = 'neutral' }) => (
        <div key={`${name} ${value}`}>
          <dt dir="auto">{tame(name)}</dt>
          <dd className={tone} dir="auto">
            {tame(value)}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Table({ head, rows }: Pick<Block<'table'>, 'head' | 'rows'>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <div className="card-table" tabIndex={0}>
      <table>
        {head.length > 0 && (
          <thead>
            <tr>
              {head.map((cell, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a card is drawn once, and never again
                <th key={at} scope="col" dir="auto">
                  {tame(cell)}
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a card is drawn once, and never again
            <tr key={at}>
              {row.map((cell, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a card is drawn once, and never again
                <td key={column} dir="auto">
                  {tame(cell)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Opens by the host alone; where it leads stands beside it, because the words are a bot's. */
function CardLink({ text, url }: Omit<Block<'link'>, 'kind'>) {
  const { ask, notices } = useApp();
  if (!/^(https?|mailto|xmpp):/i.test(url) || !URL.canParse(url))
    return <p className="card-text">{tame(text)}</p>;
  const open = (event: { preventDefault(): void }): void => {
    event.preventDefault();
    ask('links.open', { url }).catch(notices.trouble);
  };
  return (
    <p className="card-link">
      <a href={url} title={url} rel="noreferrer" draggable={false} onClick={open} onAuxClick={open}>
        {tame(text)}
      </a>
      <bdi className="purpose">{new URL(url).host}</bdi>
    </p>
  );
}

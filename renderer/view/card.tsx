import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import { cardKey } from '#renderer/store/cards.ts';
import type { Card, StoredMessage } from '#renderer/store/facts.ts';
import { useApp, usePart } from './app-context.ts';
import { CardBlockView } from './card-block.tsx';
import { tame, tameName } from './plain-text.ts';
import { strings } from './strings.ts';

interface Props {
  readonly message: StoredMessage;
  /** As people read it without any add-in. */
  readonly text: ReactNode;
}

/** What a bot means by a message, drawn by us from what an add-in made of it; its text until there is more, or again. */
export function CodedMessage({ message, text }: Props) {
  const { cards } = useApp();
  const card = usePart(cards, ({ byMessage }) => byMessage.get(cardKey(message)));
  const [asText, setAsText] = useState(false);
  useEffect(() => cards.want(message), [cards, message]);
  if (!card) return text;
  return (
    <>
      {asText ? text : <CardView card={card} />}
      <button type="button" className="button plain small fold" onClick={() => setAsText(!asText)}>
        {asText ? strings.messageCard.asCard : strings.messageCard.text}
      </button>
    </>
  );
}

function CardView({ card: { title, tone = 'neutral', blocks } }: { readonly card: Card }) {
  const word = strings.messageCard.tones[tone];
  return (
    <section className={`card ${tone}`} aria-label={strings.messageCard.name(tameName(title))}>
      <header className="card-head">
        <strong className="card-title" dir="auto">
          {tame(title)}
        </strong>
        {word !== '' && <span className="card-tone">{word}</span>}
      </header>
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a card is drawn whole, and never again
        <CardBlockView key={index} block={block} />
      ))}
    </section>
  );
}

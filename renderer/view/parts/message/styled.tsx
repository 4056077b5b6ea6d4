import type { StyledBlock, StyledSpan } from '#electron/model/text/message-part.ts';
import { Emoticon, Link, MentionView, RoomLink } from './message-parts.tsx';

/**
 * Styled text (XEP-0393). Every letter of the message stands in the page, in its order, so that what is selected
 * and copied is what was written; the style sheet decides which marks are seen.
 */
export function Blocks({ blocks }: { readonly blocks: readonly StyledBlock[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text never change places
  return blocks.map((block, index) => <Block key={index} block={block} />);
}

function Block({ block }: { readonly block: StyledBlock }) {
  if (block.kind === 'quote')
    return (
      <blockquote dir="auto">
        <Blocks blocks={block.blocks} />
      </blockquote>
    );
  if (block.kind === 'lines') return <Spans spans={block.spans} />;
  return (
    // Code runs from left to right in every writing.
    <pre dir="ltr">
      <Spans spans={block.spans} />
    </pre>
  );
}

function Spans({ spans }: { readonly spans: readonly StyledSpan[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text never change places
  return spans.map((span, index) => <Span key={index} span={span} />);
}

const elements = { strong: 'strong', emphasis: 'em', strike: 's', code: 'code' } as const;

function Span({ span }: { readonly span: StyledSpan }) {
  switch (span.kind) {
    case 'text':
      return span.text;
    case 'directive':
      return <span className={span.text.includes('```') ? 'directive fence' : 'directive'}>{span.text}</span>;
    case 'hyperlink':
      return <Link {...span} />;
    case 'room link':
      return <RoomLink {...span} />;
    case 'emoticon':
      return <Emoticon {...span} />;
    case 'mention':
      return <MentionView {...span} />;
    default: {
      const Element = elements[span.kind];
      return (
        <Element>
          <Spans spans={span.spans} />
        </Element>
      );
    }
  }
}

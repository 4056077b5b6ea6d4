import type { AddIn } from '#renderer/store/facts.ts';
import { tame, tameName } from '../plain-text.ts';
import { strings } from '../strings.ts';

/** Who says that they made it, and what of that can be proved. */
export function MadeBy({ addIn }: { readonly addIn: AddIn }) {
  const { author, version, source } = addIn;
  return (
    <section className="consent-part">
      <h4>{strings.addInConsent.madeBy}</h4>
      <p dir="auto">{strings.addIns.by(tameName(author), version)}</p>
      <p className="source" dir="auto">
        {sourceOf(source)}
      </p>
    </section>
  );
}

function sourceOf(source: AddIn['source']): string {
  if (source.kind === 'publisher') return strings.addInConsent.publisher(source.key);
  if (source.kind === 'address') return strings.addInConsent.address(tame(source.url));
  return strings.addInConsent.copy;
}

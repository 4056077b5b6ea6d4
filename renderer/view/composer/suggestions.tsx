import { strings } from '../strings.ts';
import type { Completion } from './use-completion.ts';

export const suggestionsId = 'composer-suggestions';

export function suggestionId(index: number): string {
  return `composer-suggestion-${index}`;
}

/** What can be taken for what is begun. The focus stays in the field, which names the chosen one. */
export function Suggestions({ completion }: { readonly completion: Completion }) {
  const { suggestions, chosen, take } = completion;
  return (
    <>
      {suggestions.length > 0 && (
        <div
          className="suggestions"
          id={suggestionsId}
          role="listbox"
          aria-label={strings.composer.suggestions}
        >
          {suggestions.map((suggestion, index) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field takes the keys
            <div
              key={suggestion.key}
              id={suggestionId(index)}
              role="option"
              aria-selected={index === chosen}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(suggestion)}
            >
              {suggestion.sign !== undefined && <span className="sign">{suggestion.sign}</span>}
              <bdi className="clip">{suggestion.label}</bdi>
            </div>
          ))}
        </div>
      )}
      <div className="unseen" role="status">
        {suggestions.length > 0 ? strings.composer.suggested(suggestions.length) : ''}
      </div>
    </>
  );
}

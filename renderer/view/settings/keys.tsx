import { ModalFrame } from '../modal.tsx';
import { strings } from '../strings.ts';

export function Keys() {
  return (
    <ModalFrame title={strings.keys.title}>
      <dl className="keys">
        {strings.keys.list.map(([keys, meaning]) => (
          <div key={keys}>
            <dt>
              {keys.split(' ').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </ModalFrame>
  );
}

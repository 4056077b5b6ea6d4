import { Bird } from './icons.tsx';
import { strings } from './strings.ts';

/** The program behind the page is gone: nothing here could be believed, so nothing is shown beside it. */
export function HostLost() {
  return (
    <div className="state host-lost" role="alert">
      <Bird size={56} />
      <h2>{strings.connection.hostLost}</h2>
      <p>{strings.connection.hostLostMore}</p>
    </div>
  );
}

import { Item } from '../menu-item.tsx';
import type { Action } from './action.ts';

/** Lines of a menu. */
export function ActionItems({ actions }: { readonly actions: readonly Action[] }) {
  return actions.map(({ id, icon, text, hint, run }) => (
    <Item key={id} icon={icon} text={text} hint={hint} onAction={run} />
  ));
}

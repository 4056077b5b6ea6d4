import { keyOfAction } from '#renderer/store/keys/table.ts';
import { Item } from '../menu-item.tsx';
import type { Action } from './action.ts';
import { useKeyName } from './use-key.ts';

interface Props {
  readonly actions: readonly Action[];
  /** Their keys mean something else here. */
  readonly withoutKeys?: boolean;
}

/** Lines of a menu. */
export function ActionItems({ actions, withoutKeys = false }: Props) {
  return actions.map((action) => <ActionItem key={action.id} action={action} withoutKey={withoutKeys} />);
}

function ActionItem({ action, withoutKey }: { readonly action: Action; readonly withoutKey: boolean }) {
  const { id, icon, text, hint, run } = action;
  const keys = useKeyName(withoutKey ? undefined : keyOfAction.get(id));
  return <Item icon={icon} text={text} hint={hint} keys={keys} onAction={run} />;
}

import { useApp, usePart } from '../app-context.ts';
import { strings } from '../strings.ts';
import type { Action } from './action.ts';

/** From this account to more people, and out. */
export function useAccountActions(): readonly Action[] {
  const { session, place, entry, notices, sharing, service } = useApp();
  const { account, mayInvite } = usePart(session, (state) => state);
  const shared = usePart(sharing, (state) => state.sharing?.state === 'on');
  const administers = usePart(service, (state) => (state.service?.administers.length ?? 0) > 0);
  const invites = mayInvite || account?.place === 'This computer';
  const share: Action = {
    id: 'share',
    icon: 'invitation',
    text: strings.accounts.letJoin,
    ...(shared && { hint: strings.accounts.shared }),
    run: () => place.openDialog('share'),
  };
  const administer: Action = {
    id: 'administer',
    icon: 'server',
    text: strings.administration.open,
    run: () => place.openDialog('administration'),
  };
  return [
    ...(invites ? [share] : []),
    ...(administers ? [administer] : []),
    {
      id: 'add account',
      icon: 'plus',
      text: strings.accounts.add,
      run: () => entry.open({ way: 'choose' }),
    },
    {
      id: 'sign out',
      icon: 'leave',
      text: strings.accounts.signOut,
      run: () => void entry.enter('account.signOut', { forget: false }).catch(notices.trouble),
    },
    {
      id: 'forget',
      icon: 'forget',
      text: strings.accounts.forget,
      run: () => place.openDialog('forget'),
    },
  ];
}

import { createContext, use } from 'react';
import { type StoreApi, useStore } from 'zustand';
import type { App } from '#renderer/store/app.ts';

export const AppContext = createContext<App | null>(null);

export function useApp(): App {
  const app = use(AppContext);
  if (!app) throw new Error('This view stands outside of the window.');
  return app;
}

/** What `pick` takes from a store; the view is drawn anew only when that changes. */
export function usePart<State, Part>(
  store: { readonly state: StoreApi<State> },
  pick: (state: State) => Part,
): Part {
  return useStore(store.state, pick);
}

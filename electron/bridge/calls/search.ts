import type { SearchCalls } from '../contract/search.ts';
import type { Answer, Ask } from '../contract.ts';
import type { Handlers } from '../serve.ts';

export interface SearchNeeds {
  onDevice(ask: Ask<'messages.search'>): Answer<'messages.search'> | Promise<Answer<'messages.search'>>;
  onServer(ask: Ask<'messages.searchServer'>): Promise<Answer<'messages.searchServer'>>;
}

export function searchCalls({ onDevice, onServer }: SearchNeeds): Pick<Handlers, keyof SearchCalls> {
  return { 'messages.search': onDevice, 'messages.searchServer': onServer };
}

import { useApp, usePart } from '#renderer/view/app-context.ts';
import { strings } from '#renderer/view/strings.ts';

/** What to write to name somebody: as far as this service helps. */
export function usePersonHint(): string {
  const missing = usePart(useApp().service, ({ service }) => service?.missing);
  if (missing?.['eligible people'] !== undefined) return strings.roomForm.addAddress;
  return missing?.groups === undefined ? strings.roomForm.addHint : strings.roomForm.addPerson;
}

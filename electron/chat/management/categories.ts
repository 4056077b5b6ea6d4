import type { AddInSummary, ChatRoomCategorySummary } from '#electron/model/category.ts';
import { FaultError } from '#electron/model/fault.ts';
import {
  addinsNode,
  type CategoryFacts,
  categoriesNode,
  readAddinFacts,
  readCategoryFacts,
} from '#electron/stanza/perch-category.ts';
import { askInfo } from '../service/directory.ts';
import type { Wire } from '../wire.ts';

/** The categories in whose scope the asker is; a service that knows none is one itself. */
export async function askCategories({
  session,
  service,
  isPerch,
  serviceName,
}: Wire): Promise<readonly ChatRoomCategorySummary[]> {
  if (!isPerch) return [wholeService(service, serviceName)];
  const info = await askInfo(session, service, categoriesNode);
  return readCategoryFacts(info.forms).map(summaryOf);
}

/** What administrators registered; nothing where the service knows no add-ins. */
export async function askAddIns({ session, service, isPerch }: Wire): Promise<readonly AddInSummary[]> {
  if (!isPerch) return [];
  return readAddinFacts((await askInfo(session, service, addinsNode)).forms);
}

/**
 * Throws ErrorPermission where a new room may not go; what the service does not tell is for it to judge. Asked before
 * a room is entered, because to somebody who may make none the service says only that it is not there.
 */
export async function checkMayCreate(wire: Wire, category: string | undefined): Promise<void> {
  const categories = await askCategories(wire).catch(() => undefined);
  if (!categories) return;
  const chosen = categories.find(({ uri, isDefault }) =>
    category === undefined ? isDefault : uri === category,
  );
  if (chosen?.mayCreate) return;
  const field = { field: 'category' };
  if (!categories.some(({ mayCreate }) => mayCreate)) {
    throw new FaultError(
      'ErrorPermission',
      'You may make rooms in no category. Ask an administrator.',
      field,
    );
  }
  if (category !== undefined && !chosen) {
    throw new FaultError('NoSuchNode', 'There is no such category. Choose another one.', field);
  }
  throw new FaultError(
    'ErrorPermission',
    'You may not make rooms in this category. Choose another one.',
    field,
  );
}

function summaryOf({ id, create, files, history, ...rest }: CategoryFacts): ChatRoomCategorySummary {
  const { name, description, isDefault, invitations } = rest;
  return {
    uri: id,
    name,
    description,
    isDefault,
    mayCreate: create,
    invitations,
    fileUpload: files,
    chatHistory: history,
  };
}

/** Whether somebody may make rooms there, such a service says only when they do. */
function wholeService(service: string, name: string): ChatRoomCategorySummary {
  const can = { isDefault: true, mayCreate: true, invitations: false, fileUpload: false, chatHistory: true };
  return { uri: service, name, description: '', ...can };
}

import type { BareAddress } from '#electron/model/ids.ts';
import { writeDiscoInfo, writeDiscoItems } from '#electron/stanza/0030-disco.ts';
import {
  addinsNode,
  type CategoryFacts,
  categoriesNode,
  categoryNode,
  readCategoryNode,
  writeAddinFacts,
  writeCategoryFacts,
} from '#electron/stanza/perch-category.ts';
import type { RoomContext } from '../context.ts';
import { type Answer, answer, type Request } from '../request.ts';
import type { Category } from '../storage/category-values.ts';

const identities = [{ category: 'hierarchy', type: 'branch' }];

/** What a node of the service is, where it is one of categories or add-ins; undefined for any other. */
export function describeNode(context: RoomContext, request: Request, node: string): Answer | undefined {
  const { categories, addins } = context;
  const within = categories.all.filter((category) => categories.isWithin(category, request.account));
  const facts = (category: Category) => writeCategoryFacts(factsFor(context, category, request.account));
  if (node === categoriesNode) {
    return answer(request, writeDiscoInfo({ node, identities, forms: within.map(facts) }));
  }
  if (node === addinsNode) {
    return answer(request, writeDiscoInfo({ node, identities, forms: addins.all.map(writeAddinFacts) }));
  }
  const category = within.find(({ id }) => id === readCategoryNode(node));
  if (!category) return undefined;
  const named = identities.map((identity) => ({ ...identity, name: category.name }));
  return answer(request, writeDiscoInfo({ node, identities: named, forms: [facts(category)] }));
}

/** The categories in whose scope somebody is, each as a node. */
export function listCategories({ categories, domain }: RoomContext, request: Request): Answer {
  const within = categories.all.filter((category) => categories.isWithin(category, request.account));
  const items = within.map(({ id, name }) => ({ address: domain, node: categoryNode(id), name }));
  return answer(request, writeDiscoItems({ node: categoriesNode, items }));
}

function factsFor(
  { categories, people }: RoomContext,
  category: Category,
  asker: BareAddress,
): CategoryFacts {
  const { id, name, description, isDefault, invitations, files, history } = category;
  const { allowed, denied, creators } = category;
  return {
    id,
    name,
    description,
    isDefault,
    create: categories.mayCreate(category, asker),
    invitations,
    files,
    history,
    ...(people.isAdministrator(asker) && { principals: { allowed, denied, creators } }),
  };
}

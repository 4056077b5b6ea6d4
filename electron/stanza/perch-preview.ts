import { type Form, readForm, writeForm } from './0004-form.ts';
import { NS } from './namespaces.ts';
import { readPrincipalsAnswer, writePrincipalsAnswer } from './perch-principals.ts';
import { type Element, xml } from './xml.ts';

/** What a form would do to the people in a room, if it were saved (docs/protocol.md, "A room"). */
export function writePreviewQuestion(form: Form): Element {
  return xml('preview', { xmlns: NS.perch }, writeForm(form));
}

export function readPreviewQuestion(element: Element): Form | undefined {
  return element.is('preview', NS.perch) ? readForm(element) : undefined;
}

/** Who would go at once. */
export function writePreviewAnswer(
  principals: Parameters<typeof writePrincipalsAnswer>[0]['principals'],
): Element {
  return xml('preview', { xmlns: NS.perch }, writePrincipalsAnswer({ principals, more: false }));
}

export function readPreviewAnswer(element: Element) {
  const list = element.is('preview', NS.perch) ? element.getChild('principals', NS.perch) : undefined;
  return list && readPrincipalsAnswer(list)?.principals;
}

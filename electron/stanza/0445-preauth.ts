import { NS } from './namespaces.ts';
import { type Element, xml } from './xml.ts';

/** The stream feature: who has an invitation may make an account here (XEP-0445, 3). */
export function writeRegistrationFeature(): Element {
  return xml('register', { xmlns: NS.registerByToken });
}

export function offersRegistration(features: Element): boolean {
  return features.getChild('register', NS.registerByToken) !== undefined;
}

/** The payload of the IQ `set` that shows an invitation's token before registering (XEP-0445, 4). */
export function writePreauth(token: string): Element {
  return xml('preauth', { xmlns: NS.preauth, token });
}

/** Undefined where the element is none, or its token is missing. */
export function readPreauth(element: Element): string | undefined {
  const { token } = element.attrs;
  return element.is('preauth', NS.preauth) && typeof token === 'string' && token ? token : undefined;
}

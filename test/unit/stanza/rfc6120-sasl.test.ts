import { describe, expect, it } from 'vitest';
import { readSaslStep, type SaslStep, writeSaslStep } from '#electron/stanza/rfc6120-sasl.ts';
import { parseXml } from '#electron/stanza/xml.ts';

const steps: readonly SaslStep[] = [
  { kind: 'auth', mechanism: 'SCRAM-SHA-1', data: 'n,,n=ana,r=1' },
  { kind: 'auth', mechanism: 'EXTERNAL', data: '' },
  { kind: 'auth', mechanism: 'EXTERNAL' },
  { kind: 'challenge', data: 'r=1' },
  { kind: 'success' },
  { kind: 'abort' },
  { kind: 'failure', condition: 'not-authorized', text: 'Wrong password.' },
];

describe('SASL steps', () => {
  it.each(steps)('are read as they were written: %o', (step) => {
    expect(readSaslStep(parseXml(writeSaslStep(step).toString()))).toEqual(step);
  });

  it.each(['a', 'a===', 'ab=c', '!!!!'])('refuses the malformed base64 %s', (text) => {
    const xmlns = 'urn:ietf:params:xml:ns:xmpp-sasl';
    expect(readSaslStep(parseXml(`<response xmlns="${xmlns}">${text}</response>`))).toBeUndefined();
  });
});

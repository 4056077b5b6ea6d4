import { FaultError } from '#electron/model/fault.ts';

/** Why a file cannot be imported. All say that nothing was. */
export const refusals = {
  foreign: () =>
    refusal(
      'This is no file that Perch can import. Choose a JSON Lines export of Perch, or an XMPP archive (XEP-0227).',
    ),
  newer: () => refusal('This export was made by a newer Perch. Install that version to import it.'),
  cut: () => refusal('This file ends too early: it was not written to its end. Nothing was imported.'),
  line: (number: number) => refusal(`Line ${number} of this file cannot be read. Nothing was imported.`),
  notText: () => refusal('This file holds something that is not text (UTF-8). Nothing was imported.'),
  notXml: () => refusal('This file is damaged: what is in it is not well-formed XML. Nothing was imported.'),
  enormous: () => refusal('One entry of this file is larger than Perch takes (4 MB). Nothing was imported.'),
  deep: () => refusal('The elements of this file are nested too deeply. Nothing was imported.'),
  rooms: (most: number) =>
    refusal(
      `This file tells of more rooms than Perch takes (${most.toLocaleString('en')}). Nothing was imported.`,
    ),
  empty: () => refusal('There are no messages of rooms in this file.'),
} as const;

function refusal(text: string): FaultError {
  return new FaultError('InvalidArgument', text);
}

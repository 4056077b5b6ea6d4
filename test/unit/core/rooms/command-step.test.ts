import { expect, test } from 'vitest';
import { commandForm, commandOutcome } from '#electron/core/rooms/command-step.ts';
import type { Form } from '#electron/stanza/0004-form.ts';

test('a form is drawn without what is hidden, with types that are always there', () => {
  const form: Form = {
    type: 'form',
    title: 'Limits',
    fields: [
      { name: 'FORM_TYPE', type: 'hidden', values: ['urn:x'] },
      { name: '', type: 'fixed', label: 'Note', values: ['Read this.'] },
      { name: 'size', values: ['8000'] },
      { name: 'on', type: 'boolean', values: ['true'] },
      { name: 'off', type: 'boolean', required: true, values: [] },
      {
        name: 'kind',
        type: 'list-single',
        values: ['a'],
        options: [{ value: 'a', label: 'A' }, { value: 'b' }],
      },
    ],
  };
  const plain = { required: false, options: [] };
  expect(commandForm(form)).toEqual({
    title: 'Limits',
    instructions: '',
    fields: [
      { ...plain, name: '', type: 'fixed', label: 'Note', values: ['Read this.'] },
      { ...plain, name: 'size', type: 'text-single', label: 'size', values: ['8000'] },
      { ...plain, name: 'on', type: 'boolean', label: 'on', values: ['1'] },
      { ...plain, name: 'off', type: 'boolean', label: 'off', required: true, values: ['0'] },
      {
        ...{ name: 'kind', type: 'list-single', label: 'kind', required: false, values: ['a'] },
        options: [
          { value: 'a', label: 'A' },
          { value: 'b', label: 'b' },
        ],
      },
    ],
  });
});

test('what came of a command is sentences, facts and a table', () => {
  const form: Form = {
    type: 'result',
    fields: [
      { name: 'FORM_TYPE', type: 'hidden', values: ['urn:x'] },
      { name: 'id', label: 'Id', values: ['7'] },
    ],
    reported: [
      { name: 'name', label: 'Name', values: [] },
      { name: 'people', values: [] },
    ],
    items: [[{ name: 'name', values: ['Desk'] }]],
  };
  expect(commandOutcome([{ text: 'Done.' }], form)).toEqual({
    notes: ['Done.'],
    facts: [{ label: 'Id', values: ['7'] }],
    columns: [
      { name: 'name', label: 'Name' },
      { name: 'people', label: 'people' },
    ],
    rows: [{ name: ['Desk'] }],
  });
  expect(commandOutcome([], undefined)).toEqual({ notes: [], facts: [], columns: [], rows: [] });
});

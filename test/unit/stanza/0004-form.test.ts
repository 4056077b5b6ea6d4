import { describe, expect, it } from 'vitest';
import {
  type Form,
  formType,
  formValue,
  formValues,
  makeForm,
  readForm,
  writeForm,
} from '#electron/stanza/0004-form.ts';
import { parseXml } from '#electron/stanza/xml.ts';

describe('data forms', () => {
  it('reads back the whole form that it wrote', () => {
    const form: Form = {
      type: 'form',
      title: 'Room',
      instructions: 'Fill it in.',
      fields: [
        { name: 'FORM_TYPE', type: 'hidden', values: ['urn:x'] },
        {
          name: 'who',
          type: 'list-single',
          label: 'Who',
          required: true,
          values: ['all'],
          options: [{ value: 'all', label: 'Everybody' }, { value: 'none' }],
        },
      ],
    };
    expect(readForm(parseXml(writeForm(form).toString()))).toEqual(form);
  });

  it('keeps only names and values in a submitted form', () => {
    const form: Form = {
      type: 'submit',
      fields: [{ name: 'a', type: 'boolean', label: 'A', values: ['1'] }],
    };
    expect(readForm(writeForm(form))).toEqual({ type: 'submit', fields: [{ name: 'a', values: ['1'] }] });
  });

  it('makes a form of plain values', () => {
    const form = makeForm('submit', 'urn:x', { yes: true, no: false, many: ['a', 'b'], left: undefined });
    expect(formType(form)).toBe('urn:x');
    expect(formValue(form, 'yes')).toBe('1');
    expect(formValue(form, 'no')).toBe('0');
    expect(formValues(form, 'many')).toEqual(['a', 'b']);
    expect(formValues(form, 'left')).toBeUndefined();
  });

  it.each(['<x xmlns="jabber:x:data" type="odd"/>', '<x xmlns="urn:other" type="form"/>'])(
    'refuses %s',
    (text) => {
      expect(readForm(parseXml(text))).toBeUndefined();
    },
  );
});

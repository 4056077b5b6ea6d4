import type { FaultCode } from '#electron/model/fault.ts';
import type { CommandForm } from '#electron/server/command.ts';
import {
  type FieldType,
  type Form,
  type FormField,
  formValue,
  formValues,
} from '#electron/stanza/0004-form.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import type { StanzaErrorCondition } from '#electron/stanza/stanza-error.ts';
import { readBoolean } from '#electron/stanza/values.ts';
import type { RoomContext } from '../context.ts';
import { readPrincipal } from '../principals/principal.ts';
import { isReadable } from '../readable.ts';
import type { Refusal } from '../request.ts';
import type { Principal } from '../storage/category-values.ts';

/** A command's node, and its form's type. */
export function commandNode(name: string): string {
  return `${NS.perch}#${name}`;
}

export function commandForm(name: string, fields: readonly FormField[], instructions?: string): CommandForm {
  const told = instructions === undefined ? {} : { instructions };
  return { formType: commandNode(name), fields, ...told };
}

export function field(name: string, type: FieldType, label: string, value?: string): FormField {
  return { name, type, label, values: value === undefined ? [] : [value] };
}

export function needed(name: string, type: FieldType, label: string): FormField {
  return { ...field(name, type, label), required: true };
}

/** Undefined where the form does not name the field: then what it is about stays. */
export function text(form: Form, name: string): string | undefined {
  const values = formValues(form, name);
  return values && (values[0] ?? '').trim();
}

/** Reads a form's fields one after the other; the first that is wrong is what `refused` says. */
export class FieldReader {
  readonly #domain: string;
  readonly #people: RoomContext['people'];
  readonly #form: Form;
  refused: Refusal | undefined;

  constructor({ domain, people }: RoomContext, form: Form) {
    this.#domain = domain;
    this.#people = people;
    this.#form = form;
  }

  refuse(
    code: FaultCode,
    name: string,
    sentence: string,
    condition: StanzaErrorCondition = 'not-acceptable',
  ): void {
    this.refused ??= { condition, text: sentence, fault: { code, field: name } };
  }

  flag(name: string, now: boolean): boolean {
    const given = formValue(this.#form, name);
    const read = given === undefined ? now : readBoolean(given);
    if (read === undefined) this.refuse('InvalidArgument', name, `The field ${name} is answered by 1 or 0.`);
    return read ?? now;
  }

  /** 1 to 256 visible characters. */
  name(name: string, now = ''): string {
    const given = text(this.#form, name) ?? now;
    if (!given || [...given].length > 256 || !isReadable(given)) {
      this.refuse('InvalidArgument', name, 'A name has 1 to 256 visible characters.');
    }
    return given;
  }

  /** At most 256 characters. */
  description(name: string, now = ''): string {
    const given = text(this.#form, name) ?? now;
    if ([...given].length > 256)
      this.refuse('InvalidArgument', name, 'A description has at most 256 characters.');
    return given;
  }

  /** Principals that exist; what stood there before need not. */
  principals(name: string, now: readonly Principal[] = []): readonly Principal[] {
    const given = formValues(this.#form, name)?.filter((one) => one.trim() !== '');
    if (!given) return now;
    return given.flatMap((one) => {
      const principal = readPrincipal(one, this.#domain);
      if (principal !== undefined && (now.includes(principal) || this.#people.exists(principal)))
        return [principal];
      this.refuse('NoSuchPrincipal', name, `There is nobody with the address ${one}.`, 'item-not-found');
      return [];
    });
  }
}

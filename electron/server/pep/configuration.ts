import { type Form, type FormField, formType } from '#electron/stanza/0004-form.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { type StanzaError, stanzaError } from '#electron/stanza/stanza-error.ts';
import type { AccessModel, NodeConfiguration } from '../storage/pep.ts';

/** How a node begins that says nothing of itself (XEP-0163, 3). */
export const usualConfiguration: NodeConfiguration = {
  accessModel: 'presence',
  maxItems: 1,
  sendLast: 'on_sub_and_presence',
  persistent: true,
  deliverPayloads: true,
  notifyRetract: true,
  notifyDelete: true,
};

const accessModels: readonly AccessModel[] = ['open', 'presence', 'whitelist'];
const flags = {
  'pubsub#persist_items': 'persistent',
  'pubsub#deliver_payloads': 'deliverPayloads',
  'pubsub#notify_retract': 'notifyRetract',
  'pubsub#notify_delete': 'notifyDelete',
} as const;

/** What a form changes. Fields that are not known are passed over (XEP-0060, 8.2.4); a bad value is refused. */
export function applyForm(
  before: NodeConfiguration,
  form: Form,
  mostItems: number,
): NodeConfiguration | StanzaError {
  const type = formType(form);
  if (type !== undefined && type !== NS.nodeConfig && type !== NS.publishOptions)
    return stanzaError('bad-request');
  let after = before;
  for (const field of form.fields) {
    const change = readField(field, mostItems);
    if (change === 'malformed') return stanzaError('not-acceptable', `${field.name} cannot be so.`);
    after = { ...after, ...change };
  }
  return after;
}

/** Whether a node is as a publisher takes for granted (XEP-0060, 7.1.5). */
export function meets(configuration: NodeConfiguration, form: Form, mostItems: number): boolean {
  const wanted = applyForm(configuration, form, mostItems);
  if ('condition' in wanted) return false;
  return JSON.stringify(wanted) === JSON.stringify(configuration);
}

export function configurationForm(configuration: NodeConfiguration): Form {
  const boolean = (name: string, value: boolean): FormField => ({
    name,
    type: 'boolean',
    values: [value ? '1' : '0'],
  });
  return {
    type: 'form',
    fields: [
      { name: 'FORM_TYPE', type: 'hidden', values: [NS.nodeConfig] },
      {
        name: 'pubsub#access_model',
        type: 'list-single',
        label: 'Who may see it',
        values: [configuration.accessModel],
        options: accessModels.map((value) => ({ value })),
      },
      { name: 'pubsub#max_items', type: 'text-single', values: [String(configuration.maxItems)] },
      {
        name: 'pubsub#send_last_published_item',
        type: 'list-single',
        values: [configuration.sendLast],
        options: [{ value: 'never' }, { value: 'on_sub_and_presence' }],
      },
      ...Object.entries(flags).map(([name, key]) => boolean(name, configuration[key])),
    ],
  };
}

function readField(field: FormField, mostItems: number): Partial<NodeConfiguration> | 'malformed' {
  const value = field.values[0] ?? '';
  switch (field.name) {
    case 'pubsub#access_model': {
      const accessModel = accessModels.find((one) => one === value);
      return accessModel ? { accessModel } : 'malformed';
    }
    case 'pubsub#max_items':
      return readMaxItems(value, mostItems);
    case 'pubsub#send_last_published_item':
      if (value !== 'never' && value !== 'on_sub' && value !== 'on_sub_and_presence') return 'malformed';
      return { sendLast: value === 'on_sub_and_presence' ? value : 'never' };
    default:
      return readFlag(field.name, value);
  }
}

function readMaxItems(value: string, mostItems: number): Partial<NodeConfiguration> | 'malformed' {
  if (value === 'max') return { maxItems: mostItems };
  const isCount = /^\d{1,9}$/.test(value) && Number(value) > 0;
  return isCount ? { maxItems: Math.min(Number(value), mostItems) } : 'malformed';
}

function readFlag(name: string, value: string): Partial<NodeConfiguration> | 'malformed' {
  if (!isFlag(name)) return {};
  if (value === '1' || value === 'true') return { [flags[name]]: true };
  return value === '0' || value === 'false' ? { [flags[name]]: false } : 'malformed';
}

function isFlag(name: string): name is keyof typeof flags {
  return Object.hasOwn(flags, name);
}

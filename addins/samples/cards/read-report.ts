import { type Alarm, alarmKind, type Build, buildKind, type Table, tableKind } from '#addins/coded.ts';
import type { Coded, Json } from '#addins/sdk/index.ts';

/** What a bot said by its code, if it kept to what it promises. */
export type Report =
  | { readonly kind: 'build'; readonly build: Build }
  | { readonly kind: 'alarm'; readonly alarm: Alarm }
  | { readonly kind: 'table'; readonly table: Table };

export function readReport({ kind, data }: Coded): Report | undefined {
  if (kind === buildKind && isBuild(data)) return { kind: 'build', build: data };
  if (kind === alarmKind && isAlarm(data)) return { kind: 'alarm', alarm: data };
  if (kind === tableKind && isTable(data)) return { kind: 'table', table: data };
  return undefined;
}

type Fields = { readonly [name: string]: Json };

function isBuild(data: Json): data is Json & Build {
  return (
    hasTexts(data, ['project', 'branch']) &&
    ['running', 'passed', 'failed'].includes(String(data.state)) &&
    hasOptional(data, ['commit', 'author', 'url'], 'string') &&
    hasOptional(data, ['took', 'done'], 'number')
  );
}

function isAlarm(data: Json): data is Json & Alarm {
  return (
    hasTexts(data, ['source', 'text']) &&
    ['raised', 'cleared'].includes(String(data.state)) &&
    ['warning', 'critical'].includes(String(data.level)) &&
    hasOptional(data, ['url'], 'string')
  );
}

function isTable(data: Json): data is Json & Table {
  return (
    hasTexts(data, ['title']) &&
    isTexts(data.head) &&
    Array.isArray(data.rows) &&
    data.rows.every((row: Json) => isTexts(row))
  );
}

function hasTexts(data: Json, names: readonly string[]): data is Fields {
  return isFields(data) && names.every((name) => typeof data[name] === 'string');
}

function hasOptional(data: Fields, names: readonly string[], type: 'string' | 'number'): boolean {
  return names.every((name) => data[name] === undefined || typeof data[name] === type);
}

function isFields(data: Json): data is Fields {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}

function isTexts(data: Json | undefined): boolean {
  return Array.isArray(data) && data.every((each) => typeof each === 'string');
}

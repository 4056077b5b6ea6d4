/**
 * The coded messages that come with Perch: bots write them, and any add-in may draw them. Each has a kind, which names
 * its data, and a text beside it that says the same to people.
 */

/** `Build`, of a project. */
export const buildKind = 'urn:perch:coded:build';

export interface Build {
  readonly project: string;
  readonly branch: string;
  readonly state: 'running' | 'passed' | 'failed';
  readonly commit?: string;
  readonly author?: string;
  /** Seconds. */
  readonly took?: number;
  /** Of its steps, from 0 to 1. */
  readonly done?: number;
  readonly url?: string;
}

/** `Alarm`, of something that is watched. */
export const alarmKind = 'urn:perch:coded:alarm';

export interface Alarm {
  readonly source: string;
  readonly state: 'raised' | 'cleared';
  readonly level: 'warning' | 'critical';
  readonly text: string;
  readonly url?: string;
}

/** `Table`, of anything. */
export const tableKind = 'urn:perch:coded:table';

export interface Table {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

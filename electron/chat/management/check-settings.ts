import { FaultError } from '#electron/model/fault.ts';
import type { ChatRoomField, ChatRoomSettings, MissingFeatures } from '#electron/model/room-settings.ts';
import { allFields } from './room-fields.ts';

const longest = 256;

/** Throws InvalidArgument for what no service takes, MsgNotSupported for what this one has not; both name the field. */
export function checkSettings(settings: Partial<ChatRoomSettings>, missing: MissingFeatures): void {
  const { name, description = '', privacy, behavior } = settings;
  if (name !== undefined && (!name.trim() || [...name].length > longest)) {
    throw wrong('name', `A room's name has 1 to ${longest} characters.`);
  }
  if ([...description].length > longest) {
    throw wrong('description', `A room's description has at most ${longest} characters.`);
  }
  const field = allFields.find((one) => missing[one] !== undefined && isAsked(settings, one));
  if (field) throw notHere(field, missing[field]);
  if (privacy && missing[privacy]) throw notHere('privacy', missing[privacy]);
  if (behavior !== 'Auditorium') return;
  throwIf(missing[privacy === 'Open' ? 'open auditorium' : 'closed auditorium']);
}

function throwIf(sentence: string | undefined): void {
  if (sentence !== undefined) throw notHere('behavior', sentence);
}

/** What is as it is anyway where there is no such thing does not have to be refused. */
function isAsked(settings: Partial<ChatRoomSettings>, field: ChatRoomField): boolean {
  const value = settings[field];
  return value !== undefined && value !== '' && value !== false && value !== 'Inherit';
}

function wrong(field: ChatRoomField, text: string): FaultError {
  return new FaultError('InvalidArgument', text, { field });
}

function notHere(field: ChatRoomField, text = 'This service does not have that.'): FaultError {
  return new FaultError('MsgNotSupported', text, { field });
}

import type { CommandStep, CommandValues, OfferedCommand } from '#electron/model/command.ts';
import type { CommandPlace } from '#electron/model/room-service.ts';

/** What administrators do. */
export interface AdministrationCalls {
  /** What administrators may do there, as `RoomService.administers` says. */
  'admin.commands': { ask: { at: CommandPlace }; answer: { commands: readonly OfferedCommand[] } };
  /** Without values: the form of the command, or what came of it where it needs none. */
  'admin.run': {
    ask: { at: CommandPlace; node: string; values?: CommandValues };
    answer: { step: CommandStep };
  };
}

import type { CommandStep, OfferedCommand } from '#electron/model/command.ts';
import type { CommandPlace } from '#electron/model/room-service.ts';
import type { AdministrationCalls } from '../contract/administration.ts';
import type { Ask } from '../contract.ts';
import type { Handlers } from '../serve.ts';

export interface AdministrationNeeds {
  commands(at: CommandPlace): Promise<readonly OfferedCommand[]>;
  run(ask: Ask<'admin.run'>): Promise<CommandStep>;
}

export function administrationCalls(
  administration: AdministrationNeeds,
): Pick<Handlers, keyof AdministrationCalls> {
  return {
    'admin.commands': async ({ at }) => ({ commands: await administration.commands(at) }),
    'admin.run': async (ask) => ({ step: await administration.run(ask) }),
  };
}

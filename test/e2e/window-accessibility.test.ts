import { alertStates } from '#test/support/alert-states.ts';
import { expectNoBarriers } from '#test/support/no-barriers.ts';
import { states } from '#test/support/window-states.ts';

expectNoBarriers('in the window', [...states, ...alertStates]);

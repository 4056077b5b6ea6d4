import { expectNoBarriers } from '#test/support/no-barriers.ts';
import { roomStates } from '#test/support/room-states.ts';

expectNoBarriers('about rooms', roomStates);

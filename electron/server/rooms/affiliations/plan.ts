import type { RoomContext } from '../context.ts';
import type { Answer } from '../request.ts';

/** A change that was found to be right and has not been made yet, or why it is refused. */
export type Plan = { readonly apply: (context: RoomContext) => Answer } | { readonly refusal: Answer };

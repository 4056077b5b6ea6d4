/** How many messages are stored before anything else may happen. */
export interface SliceLimits {
  readonly least: number;
  readonly most: number;
}

export const usualLimits: SliceLimits = { least: 10, most: 70 };
/** Half a frame of the window, in milliseconds. */
const aim = 8;
const begin = 25;

export function firstSize({ least, most }: SliceLimits): number {
  return Math.min(Math.max(begin, least), most);
}

/** The size of the next slice, by how long one of this size took: storing costs more the more there is, and the slower the disk. */
export function nextSize(size: number, took: number, { least, most }: SliceLimits): number {
  const fitting = size * Math.min(Math.max(aim / Math.max(took, 1), 0.5), 2);
  return Math.min(Math.max(Math.round(fitting), least), most);
}

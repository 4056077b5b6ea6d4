/**
 * Why a frame was taken down. `silent`: it said no hello in time. `versions`: it speaks none of ours. `left`: it went
 * elsewhere or loaded itself anew. `flood`, `heavy`: it said too much at once, or something too large. `nonsense`: what
 * it said was no frame of the contract. `hung`: it does not answer any more. `focus`: it took the keyboard by itself.
 */
export type FrameTrouble = 'silent' | 'versions' | 'left' | 'flood' | 'heavy' | 'nonsense' | 'hung' | 'focus';

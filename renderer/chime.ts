/** Of each note, in seconds. */
const length = 0.18;
/** A fourth upwards, in Hz: heard beside speech, and not taken for a telephone. */
const notes = [659.3, 880];

/** Two short, soft notes. A browser that lets a page make no sound before somebody has touched it stays silent. */
export function chime(): void {
  if (!('AudioContext' in globalThis)) return;
  const context = new AudioContext();
  notes.forEach((frequency, index) => {
    const start = context.currentTime + index * length * 0.7;
    const volume = new GainNode(context, { gain: 0 });
    volume.gain.setTargetAtTime(0.08, start, 0.01);
    volume.gain.setTargetAtTime(0, start + length / 2, 0.05);
    const note = new OscillatorNode(context, { type: 'sine', frequency });
    note.connect(volume).connect(context.destination);
    note.start(start);
    note.stop(start + length * 2);
    if (index === notes.length - 1) note.onended = () => void context.close();
  });
}

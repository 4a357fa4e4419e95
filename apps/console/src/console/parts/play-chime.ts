const note = { high: 880, low: 660 } as const;
const gap = 0.22;
let context: AudioContext | undefined;

function tone(audio: AudioContext, frequency: number, at: number): void {
  const [source, volume] = [audio.createOscillator(), audio.createGain()];
  source.frequency.value = frequency;
  volume.gain.setValueAtTime(0.0001, at);
  volume.gain.exponentialRampToValueAtTime(0.3, at + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.0001, at + gap);
  source.connect(volume).connect(audio.destination);
  source.start(at);
  source.stop(at + gap);
}

/**
 * Two tones, thrice for what is urgent. Made here and not loaded: the page's policy lets no sound in. A browser in
 * which nobody has clicked yet stays silent.
 */
export function playChime(isUrgent: boolean): void {
  context ??= new AudioContext();
  const audio = context;
  void audio.resume().then(() => {
    const tones = isUrgent ? 6 : 2;
    for (let at = 0; at < tones; at += 1) {
      tone(audio, at % 2 === 0 ? note.high : note.low, audio.currentTime + at * gap);
    }
  });
}

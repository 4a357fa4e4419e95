import type { TerminalLink } from '../link/terminal-link.ts';
import type { Picture } from './picture.ts';
import { fitted } from './size.ts';

const framePeriod = 80;
const jpegQuality = 0.85;

/** Sends frames of a picture for as long as it plays, one at a time, as fast as the terminal takes them. */
export function pumpFrames(picture: Picture, link: TerminalLink): () => void {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { alpha: false });
  let encoding = false;

  function encode(): void {
    const takenAt = Date.now();
    encoding = true;
    canvas.toBlob(
      (blob) => {
        if (blob === null) encoding = false;
        else
          new Response(blob).arrayBuffer().then(
            (jpeg) => {
              link.frame(jpeg, takenAt);
              encoding = false;
            },
            () => {
              encoding = false;
            },
          );
      },
      'image/jpeg',
      jpegQuality,
    );
  }
  function tick(): void {
    const size = picture.size();
    if (context === null || size === null || encoding || !link.ready()) return;
    const { width, height } = fitted(size.width, size.height);
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    context.drawImage(picture.source, 0, 0, width, height);
    encode();
  }
  const timer = window.setInterval(tick, framePeriod);
  return () => window.clearInterval(timer);
}

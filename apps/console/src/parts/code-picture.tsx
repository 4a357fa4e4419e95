interface CodePictureProps {
  /** Rows of `0` and `1`, without a quiet zone. */
  readonly rows: readonly string[];
  readonly label: string;
}

const quiet = 4;

/** A QR code as one path, black on white in any theme, with the quiet zone that readers need. */
export function CodePicture({ rows, label }: CodePictureProps) {
  const size = rows.length + 2 * quiet;
  const path = rows
    .flatMap((row, y) =>
      [...row].map((cell, x) => (cell === '1' ? `M${x + quiet} ${y + quiet}h1v1h-1z` : '')),
    )
    .join('');
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      width="280"
      height="280"
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

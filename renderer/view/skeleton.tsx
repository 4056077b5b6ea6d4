interface Props {
  /** What is awaited, for those who do not see. */
  readonly words: string;
  readonly lines: number;
}

/** Lines where something will stand; they show only where it takes longer than a glance. */
export function Skeleton({ words, lines }: Props) {
  return (
    <div className="lines-skeleton late">
      <p className="unseen" role="status">
        {words}
      </p>
      {Array.from({ length: lines }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
        <span key={index} />
      ))}
    </div>
  );
}

/** A certificate's SHA-256 in groups of four digits, which can be read out and compared. */
export function Fingerprint({ digits }: { readonly digits: string }) {
  const groups = digits.toUpperCase().match(/.{1,4}/g) ?? [];
  return (
    <code className="fingerprint" dir="ltr">
      {groups.map((group, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: groups never move, and may be equal
        <span key={index}>{group} </span>
      ))}
    </code>
  );
}

/** `text 1` to `text count`. */
export function numbers(text: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${text} ${index + 1}`);
}

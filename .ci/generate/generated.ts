/** A file that follows from others: its path from the root, and the text that it must have now. */
export interface GeneratedFile {
  path: string;
  text: string;
}

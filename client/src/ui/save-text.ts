/** Gives a text to the browser to save as a file, as if it had been downloaded. */
export function saveText(fileName: string, text: string, mediaType: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${mediaType};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName;
  link.click();
  // The browser has taken the text over by the next task; kept any longer it would stay in memory with the page.
  setTimeout(() => URL.revokeObjectURL(address));
}

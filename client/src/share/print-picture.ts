import styles from "./print-picture.module.css";

/** Prints a picture alone, on one sheet. It is taken away when the browser has taken it over. */
export async function printPicture(picture: Blob): Promise<void> {
  const sheet = document.createElement("img");
  sheet.className = styles.sheet ?? "";
  sheet.alt = "";
  sheet.src = URL.createObjectURL(picture);
  document.body.append(sheet);
  const takeAway = () => {
    sheet.remove();
    URL.revokeObjectURL(sheet.src);
  };
  window.addEventListener("afterprint", takeAway, { once: true });
  await sheet.decode();
  window.print();
}

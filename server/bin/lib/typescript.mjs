/** Lets this process import the server's TypeScript as it is: there is no build step for the server. */
export async function enableTypeScript() {
  const { register } = await import("tsx/esm/api");
  register();
}
